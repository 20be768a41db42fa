import { inShop } from "../db/tenancy.server";
import { shopRow } from "../programs/shop.server";
import { deactivateAtShopify, orderThatUsed } from "./at-shopify.server";
import { creditOfEarlierTry, type CreditOptions } from "./credit-once.server";
import { isGivenAtOnce, type DiscountRow } from "./document";
import { giftCardOfEarlierTry } from "./gifts.server";
import { unmakeDiscount } from "./make.server";
import { moveDiscount, readDiscount } from "./rows.server";

/** What became of a discount that is to end: nobody used it and nobody can; or an order used it; or it was given all the same. */
export type TakenBack = { outcome: "useless" } | { outcome: "used"; orderId: string } | { outcome: "given"; gid: string };

/**
 * Makes a code useless at Shopify and only then looks whether an order used it: in the other order, an order could slip in
 * between. What is given at once and of which we heard nothing is looked for: what is there is the member's. Ours to note:
 * nothing is written here. Throws `shopify_unavailable`.
 */
export async function takeBackDiscount(
  shopId: string,
  domain: string,
  discount: DiscountRow,
  options: CreditOptions = {},
): Promise<TakenBack> {
  const { kind } = discount.document.value;
  if (kind === "perk") return { outcome: "useless" };
  if (kind === "gift-card") return given(await giftCardOfEarlierTry(domain, discount, options));
  if (kind === "store-credit") return given(await creditOfEarlierTry(shopId, domain, discount, options));
  await deactivateAtShopify(domain, discount, options);
  const orderId = await orderThatUsed(domain, discount, options);
  return orderId === null ? { outcome: "useless" } : { outcome: "used", orderId };
}

const given = (made: { gid: string } | null): TakenBack => (made ? { outcome: "given", gid: made.gid } : { outcome: "useless" });

/** Removes a discount that was used or has ended from the merchant's list at Shopify. Safe to repeat. */
export async function deleteDiscount(shopId: string, discountId: string): Promise<void> {
  const { discount, domain } = await inShop(shopId, async (tx) => ({
    discount: await readDiscount(tx, discountId),
    domain: (await shopRow(tx)).domain,
  }));
  if (!discount || discount.state === "deleted") return;
  // it is the customer's
  if (discount.state === "issued" && isGivenAtOnce(discount.document.value)) return;
  await unmakeDiscount(domain, discount);
  await inShop(shopId, (tx) => moveDiscount(tx, discountId, ["planned", "issued", "deactivated", "failed"], "deleted"));
}
