import { isFidelioError } from "../base/errors";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { isFinalRefusal } from "./at-shopify.server";
import type { CreditOptions } from "./credit-once.server";
import type { DiscountRow } from "./document";
import { makeDiscount, unmakeDiscount } from "./make.server";
import { moveDiscount, noteTry, readDiscount } from "./rows.server";

/** What a discount is for. */
export interface DiscountOwner {
  /** before a transaction touches a row of ours: locks what the owner will write, members first */
  lock(tx: ShopTx, discount: DiscountRow): Promise<LockedOwner>;
}

/** The same, its rows locked: told in the transaction that moves the discount on. */
export interface LockedOwner {
  issued(): Promise<unknown>;
  /** Shopify refused for good; `reason` is a code */
  failed(reason: string): Promise<unknown>;
}

export type IssueOutcome = "issued" | "failed" | "over";

/**
 * Makes a planned discount at Shopify and notes it; safe to repeat and to run twice at once, because every try asks for the same
 * and knows what an earlier one did. Throws `shopify_unavailable` when a later try may
 * succeed. "over": it was ended meanwhile; what this try made is removed again.
 */
export async function issueDiscount(
  shopId: string,
  discountId: string,
  owner: DiscountOwner,
  options: CreditOptions = {},
): Promise<IssueOutcome> {
  const { discount, shop, now } = await inShop(shopId, async (tx) => ({
    discount: await readDiscount(tx, discountId),
    shop: await shopRow(tx),
    now: tx.now,
  }));
  if (discount?.state === "issued") return "issued";
  // what would begin after its end is left to be ended
  if (discount?.state !== "planned" || (discount.endsAt !== null && discount.endsAt <= now)) return "over";
  return issuePlanned(shop, discount, owner, options);
}

/** The same for a discount of which it is known that it is planned. */
export async function issuePlanned(
  shop: ShopRow,
  discount: DiscountRow,
  owner: DiscountOwner,
  options: CreditOptions = {},
): Promise<IssueOutcome> {
  const { id: shopId } = shop;
  try {
    const { gid } = await makeDiscount(shop, discount, (tx) => owner.lock(tx, discount), options);
    return await noteMade(shopId, shop.domain, { ...discount, gid }, owner);
  } catch (error) {
    if (!isFinalRefusal(error)) {
      await inShop(shopId, (tx) => noteTry(tx, discount.id, isFidelioError(error) ? error.code : "unforeseen"));
      throw error;
    }
    return inShop(shopId, async (tx) => {
      const locked = await owner.lock(tx, discount);
      if (!(await moveDiscount(tx, discount.id, ["planned"], "failed", { error: error.code }))) return "over";
      await locked.failed("shopify-refused");
      return "failed";
    });
  }
}

/** Notes what was made at Shopify; `discount.gid` names it. "over": it was ended meanwhile, and is removed again. */
export async function noteMade(shopId: string, domain: string, discount: DiscountRow, owner: DiscountOwner): Promise<IssueOutcome> {
  const state = await inShop(
    shopId,
    async (tx) => {
      const locked = await owner.lock(tx, discount);
      if (!(await moveDiscount(tx, discount.id, ["planned"], "issued", { gid: discount.gid }))) {
        return (await readDiscount(tx, discount.id))?.state;
      }
      await locked.issued();
      return "issued";
    },
    { keepPlans: true },
  );
  if (state === "issued") return "issued";
  await unmakeDiscount(domain, discount);
  return "over";
}
