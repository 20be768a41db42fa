import type { CartFacts } from "../../app/loyalty/cart-facts";
import { minorOf } from "../shared/money";
import { till } from "./pos";

/** The cart as the app asks for it: it looks before it spends points. Custom sales have no product and count for nothing. */
export function cartFacts(): CartFacts {
  const { cart, session } = till();
  const { currency } = session.currentSession;
  const { lineItems, cartDiscounts } = cart.current.value;
  return {
    currency,
    lines: lineItems.map(({ productId, variantId, quantity, price, sellingPlan, isGiftCard }) => ({
      productId: String(productId ?? 0),
      variantId: String(variantId ?? 0),
      quantity,
      amount: minorOf((price ?? 0) * quantity, currency),
      subscription: sellingPlan !== undefined,
      giftCard: isGiftCard,
    })),
    codes: cartDiscounts.flatMap(({ type, discountDescription }) => (type === "Code" && discountDescription ? [discountDescription] : [])),
  };
}
