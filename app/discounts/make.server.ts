import type { ShopTx } from "../db/tenancy.server";
import type { ShopRow } from "../programs/shop.server";
import { makeAtShopify, removeAtShopify } from "./at-shopify.server";
import { creditOnce, type CreditOptions } from "./credit-once.server";
import type { DiscountRow } from "./document";
import { makeGiftCard, removeGiftCard } from "./gifts.server";

/**
 * Makes what a discount is at Shopify, once however often it is tried, each kind by its own key: a code and a gift card by their
 * code, store credit by the account's own list. A perk is nothing there: staff hand it over. `lock` locks the member.
 */
export async function makeDiscount(
  shop: ShopRow,
  discount: DiscountRow,
  lock: (tx: ShopTx) => Promise<unknown>,
  options: CreditOptions,
): Promise<{ gid: string | null }> {
  switch (discount.document.value.kind) {
    case "perk":
      return { gid: null };
    case "gift-card":
      return makeGiftCard(shop.domain, discount, shop.zone, options);
    case "store-credit":
      return creditOnce(shop.id, shop.domain, discount, lock, options);
    default:
      return makeAtShopify(shop.domain, discount, options);
  }
}

/** Removes what was made and is nobody's. Store credit stays with the customer: what was given cannot be told from the rest. */
export async function unmakeDiscount(domain: string, discount: DiscountRow): Promise<void> {
  const { kind } = discount.document.value;
  if (kind === "gift-card") await removeGiftCard(domain, discount);
  else if (kind !== "store-credit" && kind !== "perk") await removeAtShopify(domain, discount);
}
