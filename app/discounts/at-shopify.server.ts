import { FidelioError } from "../base/errors";
import {
  createDiscount,
  deactivateDiscount,
  deleteDiscount,
  findDiscountByCode,
  isRefusal,
  type DiscountOptions,
} from "../shopify/discounts.server";
import { findOrderWithCode } from "../shopify/orders-with-code.server";
import { asCode } from "./as-code";
import type { DiscountRow } from "./document";

type Placed = Pick<DiscountRow, "gid" | "code">;

/** Makes the discount, or adopts the one that an earlier try made under its code. */
export async function makeAtShopify(domain: string, discount: DiscountRow, options: DiscountOptions): Promise<{ gid: string }> {
  const code = asCode(discount);
  if (code === null) throw new FidelioError("conflict", { reason: "shopify-refused", kind: discount.document.value.kind });
  return createDiscount(domain, code, options);
}

/** Shopify understood and said no: no later try can succeed. */
export function isFinalRefusal(error: unknown): error is FidelioError {
  return isRefusal(error);
}

/** Makes the code useless; nothing to do where it never came to be. */
export async function deactivateAtShopify(domain: string, discount: Placed, options: DiscountOptions): Promise<void> {
  const gid = await gidOf(domain, discount, options);
  if (gid !== null) await deactivateDiscount(domain, gid, options);
}

export async function removeAtShopify(domain: string, discount: Placed): Promise<void> {
  const gid = await gidOf(domain, discount, {});
  if (gid !== null) await deleteDiscount(domain, gid);
}

/** The id of the order that used the code, asked of the orders themselves: Shopify counts uses of a code late. */
export async function orderThatUsed(domain: string, { code }: Placed, options: DiscountOptions): Promise<string | null> {
  return findOrderWithCode(domain, code, options);
}

/** A try may have made the code and died before it was noted: then its code finds it. */
async function gidOf(domain: string, { gid, code }: Placed, options: DiscountOptions): Promise<string | null> {
  return gid ?? (await findDiscountByCode(domain, code, options))?.gid ?? null;
}
