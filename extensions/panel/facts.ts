import type { CartFacts } from "../../app/loyalty/cart-facts";
import type { Cart } from "./cart";

/** The cart as the app reads it. The Ajax API tells every currency's amounts in hundredths. */
export function factsOf({ currency = "GBP", items = [], discount_codes: codes = [] }: Cart): CartFacts {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits!;
  return {
    currency,
    lines: items.map((line) => ({
      productId: String(line.product_id),
      variantId: String(line.variant_id),
      quantity: line.quantity,
      amount: Math.round(line.final_line_price * 10 ** (digits - 2)),
      subscription: !!line.selling_plan_allocation,
      giftCard: line.gift_card,
    })),
    codes: codes.map(({ code }) => code),
  };
}
