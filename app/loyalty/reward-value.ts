import { z } from "zod";

const money = { amount: z.string(), currency: z.string() };

/**
 * What a redemption buys, as it is stored and as REST version 1 says it. Money is a decimal string beside its currency. Fixed when
 * the points are reserved: a later program changes nothing of it.
 */
export const rewardValue = z.discriminatedUnion("kind", [
  /** money off, of a sliding reward too */
  z.object({ kind: z.literal("amount"), ...money }),
  /** `cap` and `amount`: at most `cap`; what it came to for the cart at hand */
  z.object({
    kind: z.literal("percentage"),
    percent: z.string(),
    cap: z.string().nullable().default(null),
    amount: z.string().nullable().default(null),
    currency: z.string(),
  }),
  z.object({ kind: z.literal("shipping"), maximumPrice: z.string().nullable().default(null), currency: z.string() }),
  /** the variant chosen, and its price, which is taken off */
  z.object({ kind: z.literal("product"), productId: z.string(), variantId: z.string(), title: z.string(), ...money }),
  z.object({ kind: z.literal("gift-card"), ...money }),
  z.object({ kind: z.literal("store-credit"), ...money }),
  z.object({ kind: z.literal("perk") }),
]);
export type RewardValue = z.output<typeof rewardValue>;
