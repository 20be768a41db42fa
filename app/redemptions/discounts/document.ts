import { z } from "zod";

/** Money as REST and the program say it: a decimal string beside its currency. */
export const amountValue = z.object({ kind: z.literal("amount"), amount: z.string(), currency: z.string() });
export type AmountValue = z.output<typeof amountValue>;

/** What a discount is at Shopify, all of it known before the first try, so that every try asks for the same. */
export const discountDocument = z.object({
  title: z.string(),
  value: amountValue,
  /** of what may be in the cart; null: no minimum */
  minimumSubtotal: z.string().nullable(),
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
}
