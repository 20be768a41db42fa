import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { CartFacts } from "../../app/loyalty/cart-facts";
import type { Goods } from "../shared/earned";
import { minorOf } from "../shared/money";

/** What Shopify gives every target of this extension. Read where it is needed: what its signals say then is what is drawn. */
export type Standard = Omit<Api, keyof CheckoutActs>;
type CheckoutActs = Pick<Api, "applyCartLinesChange" | "applyDiscountCodeChange">;

export const shop = (): Standard => (globalThis as unknown as { shopify: Standard }).shopify;
/** In the steps of checkout; the thank-you page changes nothing any more. */
export const checkout = (): Api => (globalThis as unknown as { shopify: Api }).shopify;

/** "123" of "gid://shopify/Product/123". */
export const numberOf = (id: string): string => /\d+$/u.exec(id)?.[0] ?? "";

/** The cart as the app wants it told before points are reserved. */
export function cartFacts(): CartFacts {
  const { lines, localization, discountCodes } = shop();
  const currency = localization.currency.value.isoCode;
  return {
    currency,
    codes: discountCodes.value.map(({ code }) => code),
    lines: lines.value.map(({ merchandise, quantity, cost }) => ({
      productId: numberOf(merchandise.product.id),
      variantId: numberOf(merchandise.id),
      quantity,
      amount: minorOf(cost.totalAmount.amount, currency),
      subscription: merchandise.sellingPlan !== undefined,
      // a checkout does not tell gift cards from other goods that nobody ships
      giftCard: false,
    })),
  };
}

/**
 * What is bought, as far as points go: lines less what is taken off the whole cart. `forShipping`: codes of which we know that what they
 * take off is no goods.
 */
export function goods(forShipping: readonly string[] = []): Goods {
  const { lines, localization, discountAllocations, buyerIdentity } = shop();
  const currency = localization.currency.value.isoCode;
  const total = lines.value.reduce((sum, { cost }) => sum + minorOf(cost.totalAmount.amount, currency), 0);
  const off = discountAllocations.value
    .filter((one) => one.type !== "code" || !forShipping.includes(one.code))
    .reduce((sum, { discountedAmount }) => sum + minorOf(discountedAmount.amount, currency), 0);
  return {
    amount: total - off,
    currency,
    company: buyerIdentity?.purchasingCompany.value !== undefined,
    unsure: lines.value.some(({ merchandise }) => !merchandise.requiresShipping),
  };
}
