import { inShop } from "../../db/tenancy.server";
import { shopRow } from "../../programs/shop.server";
import type { DiscountOptions } from "../../shopify/discounts.server";
import { deactivateAtShopify, orderThatUsed, removeAtShopify } from "./at-shopify.server";
import type { DiscountRow } from "./document";
import { moveDiscount, readDiscount } from "./rows.server";

/**
 * Makes the code useless at Shopify and only then looks whether an order used it: in the other order, an order could slip
 * in between. Answers the id of that order, or null. Ours to note: nothing is written here.
 */
export async function takeBackDiscount(domain: string, discount: DiscountRow, options: DiscountOptions = {}): Promise<string | null> {
  await deactivateAtShopify(domain, discount, options);
  return orderThatUsed(domain, discount, options);
}

/** Removes a discount that was used or has ended from the merchant's list at Shopify. Safe to repeat. */
export async function deleteDiscount(shopId: string, discountId: string): Promise<void> {
  const { discount, domain } = await inShop(shopId, async (tx) => ({
    discount: await readDiscount(tx, discountId),
    domain: (await shopRow(tx)).domain,
  }));
  if (!discount || discount.state === "deleted") return;
  await removeAtShopify(domain, discount);
  await inShop(shopId, (tx) => moveDiscount(tx, discountId, ["planned", "issued", "deactivated", "failed"], "deleted"));
}
