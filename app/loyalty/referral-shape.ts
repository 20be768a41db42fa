import { z } from "zod";
import { choices, imagesSchema, keySchema, languageTag, positiveDecimalSchema, wholePointsSchema } from "./program-shapes";
import { combinesSchema } from "./reward-shape";

/** What the friend's code may stand beside, and from how much in the cart on it applies. */
const codePart = { minimumSubtotal: positiveDecimalSchema.optional(), combinesWith: combinesSchema.prefault({}) };

/** A code at once, when the friend claims it; or points or a reward of the program's, when the advocate gets theirs. */
export const friendGainSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("amount"), value: positiveDecimalSchema, ...codePart }),
    z.strictObject({ kind: z.literal("percentage"), percent: positiveDecimalSchema, ...codePart }),
    z.strictObject({ kind: z.literal("shipping"), ...codePart }),
    z.strictObject({ kind: z.literal("points"), points: wholePointsSchema }),
    /** key of a reward of the program's, given without points */
    z.strictObject({ kind: z.literal("reward"), reward: keySchema }),
  ],
  { error: choices("amount", "percentage", "shipping", "points", "reward") },
);
export type FriendGain = z.output<typeof friendGainSchema>;

/** Exactly one of them: points, or the key of a reward of the program's, given without points. */
const gainShape = { points: wholePointsSchema.optional(), reward: keySchema.optional() };
export const advocateGainSchema = z.strictObject(gainShape);
export type AdvocateGain = z.output<typeof advocateGainSchema>;

/** Once, when the advocate's so-manieth friend was rewarded. Exactly one of points, reward and tier. */
export const milestoneSchema = z.strictObject({
  friends: z.int().min(1).max(1000),
  ...gainShape,
  /** key of a tier, kept for `days` */
  tier: keySchema.optional(),
  days: z.int().min(1).max(3650).default(365),
});
export type Milestone = z.output<typeof milestoneSchema>;

/** The merchant's own words on the page that a friend lands on, and what an advocate sends along with the link; `filledIn` says what they can name. */
const invitationSchema = z.strictObject({
  title: z.string().min(1).max(200).optional(),
  lead: z.string().min(1).max(1000).optional(),
  share: z.string().min(1).max(500).optional(),
  /** of a mail */
  subject: z.string().min(1).max(150).optional(),
});

export const referralSchema = z.strictObject({
  advocate: advocateGainSchema,
  friend: friendGainSchema,
  /** days from what is waited for to the reward: the return window */
  waitDays: z.int().min(0).max(365).default(0),
  /** the wait begins with the order that qualifies, or with the friend's second one that does */
  waitFor: z.enum(["first-order", "second-order"]).default("first-order"),
  /** days from the claim in which the friend's order must be placed; their code ends with them */
  windowDays: z.int().min(1).max(365).default(30),
  /** money: what the friend must have paid for goods; without it what the friend's code asks for, else any paid order */
  minimumOrder: positiveDecimalSchema.optional(),
  /** friends of one advocate whose order qualifies in a month of the shop's calendar; null: as many as come */
  monthlyLimit: z.int().min(1).max(10_000).nullable().default(20),
  /** whether the friend reads the advocate's first name */
  showName: z.boolean().default(true),
  /** how soon a referral is held for a person to look at */
  hold: z.enum(["trusting", "standard", "careful"]).default("standard"),
  milestones: z.array(milestoneSchema).max(10).default([]),
  texts: z.record(z.string().regex(languageTag, "language"), invitationSchema).default({}),
  /** what messengers show beside the link */
  image: imagesSchema.optional(),
});
export type ReferralProgram = z.output<typeof referralSchema>;

/** The friend's gain is a code that they take to the cart at once. */
export function isFriendCode(gain: FriendGain): gain is Extract<FriendGain, { kind: "amount" | "percentage" | "shipping" }> {
  return gain.kind === "amount" || gain.kind === "percentage" || gain.kind === "shipping";
}

/** Money that the friend's order must come to, a decimal string; null: any paid order. */
export function leastOrder({ minimumOrder, friend }: ReferralProgram): string | null {
  return minimumOrder ?? (isFriendCode(friend) ? friend.minimumSubtotal : undefined) ?? null;
}
