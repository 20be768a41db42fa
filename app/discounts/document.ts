import { z } from "zod";
import { rewardGoodsSchema } from "../loyalty/reward-shape";
import { rewardValue, type RewardValue } from "../loyalty/reward-value";

/** What a discount is at Shopify, all of it known before the first try, so that every try asks for the same. */
export const discountDocument = z.object({
  title: z.string(),
  value: rewardValue,
  /** the goods that it lowers; null: all */
  goods: rewardGoodsSchema.nullable().default(null),
  /** the collection of ours that holds them, where Shopify cannot name them otherwise: its number */
  keptCollection: z.string().nullable().default(null),
  /** of what may be in the cart; null: no minimum */
  minimumSubtotal: z.string().nullable(),
  subscriptions: z.enum(["none", "first", "all"]).default("none"),
  combinesWith: z.object({ order: z.boolean(), product: z.boolean(), shipping: z.boolean() }),
  /** the one customer who may use it; null for a friend who is no customer yet */
  customerId: z.string().nullable(),
});
export type DiscountDocument = z.output<typeof discountDocument>;

export const discountPurposes = ["redemption", "referral", "gift"] as const;
export type DiscountPurpose = (typeof discountPurposes)[number];

export type DiscountState = "planned" | "issued" | "deactivated" | "deleted" | "failed";

/** A row of the table `discount`. */
export interface DiscountRow {
  id: string;
  memberId: string | null;
  purpose: DiscountPurpose;
  code: string;
  state: DiscountState;
  /** Shopify's; null while we do not know it */
  gid: string | null;
  document: DiscountDocument;
  startsAt: Date;
  endsAt: Date | null;
  /** of store credit: real time of a try whose answer is not known */
  triedAt: Date | null;
}

/** Given once for all when it is made, and captured then: no order uses it up, and none gives it back. */
export function isGivenAtOnce({ kind }: Pick<RewardValue, "kind">): boolean {
  return kind === "gift-card" || kind === "store-credit" || kind === "perk";
}
