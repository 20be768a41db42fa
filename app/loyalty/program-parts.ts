import { z } from "zod";
import { channels } from "./order-facts";

/**
 * The small shapes that the program document is made of. The message of a format is the code of its fault: the catalogue
 * has the sentence (`fault.<code>`).
 */
const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
export const textsSchema = z.record(z.string().regex(languageTag, "language"), z.string().min(1).max(2000));
/** an image's address, by language */
export const imagesSchema = z.record(z.string(), z.url({ protocol: /^https$/, error: "image" }));

/** A key is part of transfers and never changes once published. */
export const keySchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, "key");
/** "1", "1.25": never negative, never in exponents */
export const decimalSchema = z.string().regex(/^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/, "decimal");
export const positiveDecimalSchema = decimalSchema.regex(/[1-9]/, "positive-decimal");
/** whole points as text, as the document writes amounts that a rule gives */
export const wholePointsSchema = z.string().regex(/^[1-9]\d{0,11}$/, "whole-points");
/** RFC 3339 with an offset; kept in UTC with milliseconds, so that text compares as time */
export const instantSchema = z.iso.datetime({ offset: true, error: "instant" }).overwrite((text) => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
});

/** The message of a choice that is none: what there is to choose from. */
function choices(...options: string[]): (issue: { code: string | undefined }) => string | undefined {
  return ({ code }) => (code === "invalid_union" ? options.map((option) => `"${option}"`).join(", ") : undefined);
}

/** What every part of a program has. An archived part gives nothing any more and still names old transfers. */
const described = {
  title: textsSchema,
  description: textsSchema.optional(),
  image: imagesSchema.optional(),
};
const part = { key: keySchema, ...described, archived: z.boolean().default(false) };
export const describedShape = described;

export const basisSchema = z.strictObject({
  tax: z.enum(["as-displayed", "included", "excluded"]).default("as-displayed"),
  shipping: z.boolean().default(false),
  tips: z.boolean().default(false),
  duties: z.boolean().default(false),
});

export const limitSchema = z.strictObject({
  times: z.int().min(1).max(1_000_000),
  /** a calendar day, week (from Monday), month or year of the shop; without it: ever */
  every: z.enum(["day", "week", "month", "year"]).optional(),
});

const orderRuleSchema = z.strictObject({
  ...part,
  on: z.literal("order"),
  points: positiveDecimalSchema,
  /** money */
  per: positiveDecimalSchema,
  basis: basisSchema.prefault({}),
  grantWhen: z.enum(["paid", "fulfilled"]).default("paid"),
});
const occasion = { ...part, points: wholePointsSchema, limit: limitSchema.optional() };
const signupRuleSchema = z.strictObject({ ...occasion, on: z.literal("signup") });
const birthdayRuleSchema = z.strictObject({ ...occasion, on: z.literal("birthday") });
const eventRuleSchema = z.strictObject({ ...occasion, on: z.literal("event"), type: keySchema });

export const earningRuleSchema = z.discriminatedUnion("on", [orderRuleSchema, signupRuleSchema, birthdayRuleSchema, eventRuleSchema], {
  error: choices("order", "signup", "birthday", "event"),
});
export type EarningRule = z.output<typeof earningRuleSchema>;
export type OrderRule = z.output<typeof orderRuleSchema>;
export type OccasionRule = Exclude<EarningRule, OrderRule>;

export const combinesSchema = z.strictObject({
  order: z.boolean().default(false),
  product: z.boolean().default(false),
  shipping: z.boolean().default(false),
});

const amountRewardSchema = z.strictObject({
  ...part,
  kind: z.literal("amount"),
  /** points */
  cost: z.int().min(1).max(1_000_000_000),
  /** money off an order */
  value: positiveDecimalSchema,
  minimumSubtotal: positiveDecimalSchema.optional(),
  validDays: z.int().min(1).max(3650).default(30),
  combinesWith: combinesSchema.prefault({}),
});

/** One kind so far; a later one is a further member of this union. */
export const rewardSchema = z.discriminatedUnion("kind", [amountRewardSchema], { error: choices("amount") });
export type Reward = z.output<typeof rewardSchema>;

export const tierLevelSchema = z.strictObject({
  ...part,
  /** money when the measure is spend, else a whole number */
  from: decimalSchema,
  multiplier: positiveDecimalSchema.default("1"),
});
export type TierLevel = z.output<typeof tierLevelSchema>;

export const tiersSchema = z.strictObject({
  measure: z.enum(["spend", "points", "orders"]),
  window: z.enum(["lifetime", "rolling-12-months"]),
  graceDays: z.int().min(0).max(3650).default(0),
  levels: z.array(tierLevelSchema).min(1).max(20),
});
export type Tiers = z.output<typeof tiersSchema>;

export const referralSchema = z.strictObject({
  advocate: z.strictObject({ points: wholePointsSchema }),
  friend: z.strictObject({
    kind: z.literal("amount"),
    value: positiveDecimalSchema,
    minimumSubtotal: positiveDecimalSchema.optional(),
  }),
  waitDays: z.int().min(0).max(365).default(0),
});

export const eligibleSchema = z.strictObject({
  tagsExcluded: z.array(z.string().min(1).max(255)).max(100).default(["staff", "no-loyalty"]),
  channels: z.array(z.enum(channels)).default(["online", "pos", "subscription", "draft"]),
  /** whether test orders earn: for trying the program out before customers see it */
  testOrders: z.boolean().default(false),
});

/** What a shopper agrees to when joining. */
export const termsSchema = z.strictObject({
  /** whether joining asks for a tick in a box that is empty at first */
  ask: z.boolean().default(false),
  /** the merchant's own text by language; a language without one gets the draft made from the program */
  texts: z.record(z.string().regex(languageTag, "language"), z.string().min(1).max(20_000)).default({}),
});

export const pointsSchema = z.strictObject({
  /** one, many: ["point", "points"] */
  names: z.record(z.string().regex(languageTag, "language"), z.tuple([z.string().min(1).max(60), z.string().min(1).max(60)])),
  /** whether French says "le point" or "la perle", by language; masculine where nothing is said */
  genders: z.record(z.string().regex(languageTag, "language"), z.enum(["masculine", "feminine"])).default({}),
  rounding: z.enum(["floor", "nearest", "ceil"]).default("floor"),
  /** days from earning until the points can be spent */
  pendingDays: z.int().min(0).max(365).default(0),
  expiry: z
    .discriminatedUnion(
      "mode",
      [
        z.strictObject({ mode: z.literal("lot"), months: z.int().min(1).max(120), noticeDays: z.int().min(0).max(365).default(0) }),
        z.strictObject({ mode: z.literal("none") }),
      ],
      { error: choices("lot", "none") },
    )
    .default({ mode: "none" }),
  /** money a point, when the merchant sets it; else the best rate among live amount rewards */
  value: positiveDecimalSchema.optional(),
  /** days that points which return after their lot's date stay spendable */
  returnGraceDays: z.int().min(0).max(365).default(0),
  /** what a refund of an order gives back of the points spent on it */
  giveBack: z.enum(["share", "never"]).default("share"),
});
