import { z } from "zod";
import type { CartFacts } from "../../../loyalty/cart-facts";
import { parseMoney } from "../../../loyalty/money";
import { currency, decimal, shopifyId } from "./parts";

const line = z.object({
  productId: shopifyId,
  variantId: shopifyId,
  quantity: z.int().min(0).max(1_000_000),
  amount: decimal.meta({ description: "of the whole line, in the cart's currency, after what is taken off it by itself" }),
  subscription: z.boolean().default(false),
  giftCard: z.boolean().default(false),
});

/** A cart as a merchant's own surface tells it. Nobody proves it: what a code takes off, Shopify decides by the code's own terms. */
export const cart = z
  .object({
    currency: currency.meta({ description: "what the buyer sees prices in, ISO 4217" }),
    lines: z.array(line).max(500),
    codes: z.array(z.string().max(255)).max(250).default([]).meta({ description: "discount codes that are in the cart already" }),
  })
  .superRefine(({ currency, lines }, { addIssue }) => {
    for (const [place, { amount }] of lines.entries()) {
      if (minorOf(amount, currency) === null) {
        addIssue({ code: "custom", path: ["lines", place, "amount"], message: "That is no amount of the cart's currency." });
      }
    }
  })
  .meta({ id: "Cart", description: "What a code is wanted for. One that could not apply to it is refused, and no points are held" });

export const cartFactsOf = ({ currency, lines, codes }: z.output<typeof cart>): CartFacts => ({
  currency,
  codes,
  lines: lines.map((one) => ({ ...one, amount: minorOf(one.amount, currency) ?? 0 })),
});

function minorOf(amount: string, currency: string): number | null {
  try {
    return parseMoney(amount, currency);
  } catch {
    return null;
  }
}
