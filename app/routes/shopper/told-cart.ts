import { z } from "zod";
import type { CartFacts } from "../../loyalty/cart-facts";

const id = z.coerce.string().regex(/^\d{1,20}$/u);
const line = z.object({
  productId: id,
  variantId: id,
  quantity: z.int().min(0).max(1_000_000),
  amount: z.int().min(0),
  subscription: z.boolean(),
  giftCard: z.boolean(),
});
export const cartFacts = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/u),
  lines: z.array(line).max(500),
  codes: z.array(z.string().max(255)).max(250),
});

/** The cart as the shopper's surface tells it, as JSON. What is no cart counts as none: nothing follows from it but what is refused. */
export function toldCart(text: string | undefined): CartFacts | undefined {
  if (text === undefined) return undefined;
  try {
    return cartFacts.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
