import { z } from "zod";
import { goodsSchema } from "./goods-shape";
import { channels } from "./order-facts";
import { instantSchema, languageTag, textsSchema } from "./program-shapes";

export { earningRuleSchema, isOccasionRule, occasions } from "./earning-shape";
export type { BoostRule, Cap, ChallengeRule, EarningRule, OccasionRule, OrderRule } from "./earning-shape";
export type { Goods, Lines, MemberConditions, OrderConditions } from "./goods-shape";
export { pointsSchema } from "./points-shape";
export type { Expiry } from "./points-shape";
export { describedShape, instantSchema } from "./program-shapes";
export { tiersSchema } from "./tiers-shape";
export type { TierLevel, Tiers } from "./tiers-shape";

export { combinesSchema, isCodeReward, moneyOf, rewardSchema } from "./reward-shape";
export type { CodeReward, Reward, RewardGoods, RewardKind, RewardOf } from "./reward-shape";

export { isFriendCode, leastOrder, referralSchema } from "./referral-shape";
export type { AdvocateGain, FriendGain, Milestone, ReferralProgram } from "./referral-shape";

export const eligibleSchema = z.strictObject({
  tagsExcluded: z.array(z.string().min(1).max(255)).max(100).default(["staff", "no-loyalty"]),
  channels: z.array(z.enum(channels)).default(["online", "pos", "subscription", "draft"]),
  /** customers with one of these tags at Shopify earn nothing */
  customerTagsExcluded: z.array(z.string().trim().min(1).max(255)).max(100).default([]),
  /** whether test orders earn: for trying the program out before customers see it */
  testOrders: z.boolean().default(false),
  /** whether orders earn that a company placed (Shopify's B2B) */
  companies: z.boolean().default(false),
});

/** What a shopper agrees to when joining. */
export const termsSchema = z.strictObject({
  /** whether joining asks for a tick in a box that is empty at first */
  ask: z.boolean().default(false),
  /** the merchant's own text by language; a language without one gets the draft made from the program */
  texts: z.record(z.string().regex(languageTag, "language"), z.string().min(1).max(20_000)).default({}),
});

/** Goods that never earn, and goods that points cannot buy, whatever a rule or reward says. */
export const exclusionsSchema = z.strictObject({
  earning: goodsSchema.optional(),
  spending: goodsSchema.optional(),
});

/**
 * How several boosts that reach one line combine. `best`: the one that gives the line the most, the first of equals. `all`: what the
 * adding ones add is added up, then the multiplying ones multiply. The tier's multiplier comes after, in both.
 */
export const boostsSchema = z.strictObject({ combine: z.enum(["best", "all"]).default("best") });

export const birthdaysSchema = z.strictObject({
  /** years; members declare that they are as old, and only the yes is kept; null: nothing is asked */
  minimumAge: z.int().min(1).max(99).nullable().default(null),
});

/** The end of the program, announced: from `earnUntil` orders earn nothing, from `spendUntil` nothing can be spent. */
export const closingSchema = z.strictObject({
  earnUntil: instantSchema,
  spendUntil: instantSchema,
  /** the merchant's own words to members */
  notice: textsSchema.optional(),
});
