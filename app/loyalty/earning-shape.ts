import { z } from "zod";
import { linesSchema, memberConditionsSchema, orderConditionsSchema } from "./goods-shape";
import { choices, countOfPointsSchema, keySchema, limitSchema, part, positiveDecimalSchema, wholePointsSchema } from "./program-shapes";

export const roundings = ["floor", "nearest", "ceil"] as const;

export const basisSchema = z.strictObject({
  tax: z.enum(["as-displayed", "included", "excluded"]).default("as-displayed"),
  shipping: z.boolean().default(false),
  tips: z.boolean().default(false),
  duties: z.boolean().default(false),
  /** whether lines that a discount made cheaper count */
  discountedLines: z.boolean().default(true),
  /** whether what was paid by gift card counts */
  giftCardPayments: z.boolean().default(true),
});

/** At most so many points by the rule: an order, and a member within a period of the shop's calendar (of the placings). */
export const capSchema = z.strictObject({
  order: countOfPointsSchema.optional(),
  period: z.strictObject({ points: countOfPointsSchema, every: z.enum(["day", "week", "month", "year", "ever"]) }).optional(),
});
export type Cap = z.output<typeof capSchema>;

const pendingDaysSchema = z.int().min(0).max(365);
/** what every rule for orders may say */
const ofOrders = {
  lines: linesSchema.prefault({}),
  when: orderConditionsSchema.prefault({}),
  cap: capSchema.prefault({}),
  /** how often a member gets it */
  limit: limitSchema.optional(),
};

const orderRuleSchema = z.strictObject({
  ...part,
  on: z.literal("order"),
  /** points for each `per` of money; or so many an order, a line that counts, a piece of it */
  gives: z.enum(["rate", "per-order", "per-line", "per-item"]).default("rate"),
  /** with `gives` other than rate a whole number */
  points: positiveDecimalSchema,
  /** money */
  per: positiveDecimalSchema.default("1"),
  basis: basisSchema.prefault({}),
  /** in place of the program's */
  rounding: z.enum(roundings).optional(),
  ...ofOrders,
  /** whether the tier's multiplier and the boosts apply */
  multiplied: z.boolean().default(true),
  grantWhen: z.enum(["paid", "fulfilled"]).default("paid"),
  /** in place of the program's */
  pendingDays: pendingDaysSchema.optional(),
});

/**
 * Raises what the multiplied order rules give for the lines it looks at, before the tier's multiplier: `multiply` by so many times,
 * `add` so many times more. What it gives beyond is its own source of points. How several combine: `program.boosts`.
 */
const boostRuleSchema = z.strictObject({
  ...part,
  on: z.literal("boost"),
  effect: z.enum(["multiply", "add"]),
  by: positiveDecimalSchema,
  /** keys of the order rules that it raises; without it all */
  rules: z.array(keySchema).min(1).max(100).optional(),
  ...ofOrders,
});

/** So much of something, over several orders: points at each step, the last one is the goal. Granted on the order that reaches it. */
const challengeRuleSchema = z.strictObject({
  ...part,
  on: z.literal("challenge"),
  counts: z.enum(["items", "orders", "spend"]),
  lines: linesSchema.prefault({}),
  when: orderConditionsSchema.prefault({}),
  /** counts the orders of that many days up to an order; without it: all since the last time it was reached */
  withinDays: z.int().min(1).max(3650).optional(),
  steps: z
    .array(z.strictObject({ at: positiveDecimalSchema, points: wholePointsSchema }))
    .min(1)
    .max(20),
  /** how often a member can reach the goal */
  times: z.int().min(1).max(1_000).default(1),
});

const occasion = {
  ...part,
  points: wholePointsSchema,
  limit: limitSchema.optional(),
  when: memberConditionsSchema.prefault({}),
  pendingDays: pendingDaysSchema.optional(),
};
const linkSchema = z.url({ protocol: /^https$/, error: "link" });

export const occasionRuleSchemas = [
  z.strictObject({ ...occasion, on: z.literal("signup") }),
  /** day and month that the member gave; the first one at the earliest 30 days after */
  z.strictObject({ ...occasion, on: z.literal("birthday") }),
  /** years since joining */
  z.strictObject({ ...occasion, on: z.literal("anniversary"), years: z.array(z.int().min(1).max(100)).min(1).max(100).optional() }),
  /** consent to marketing that Shopify calls confirmed; once ever, whatever the limit says, and it stays on withdrawal */
  z.strictObject({ ...occasion, on: z.literal("newsletter") }),
  z.strictObject({ ...occasion, on: z.literal("sms") }),
  /** a review of a product, told by interface; never by its rating */
  z.strictObject({ ...occasion, on: z.literal("review") }),
  /** on trust: a link that the member followed */
  z.strictObject({ ...occasion, on: z.literal("social"), network: z.string().trim().min(1).max(40), link: linkSchema }),
  /** a signed-in visit of the storefront: of any page or those that begin with `path`; with `streak` on so many days in a row */
  z.strictObject({
    ...occasion,
    on: z.literal("visit"),
    path: z
      .string()
      .regex(/^\/\S{0,254}$/, "path")
      .optional(),
    streak: z.int().min(2).max(366).optional(),
  }),
  /** an action of the merchant's own, told by interface */
  z.strictObject({ ...occasion, on: z.literal("event"), type: keySchema }),
] as const;

export const occasions = ["signup", "birthday", "anniversary", "newsletter", "sms", "review", "social", "visit", "event"] as const;

export const earningRuleSchema = z.discriminatedUnion(
  "on",
  [orderRuleSchema, boostRuleSchema, challengeRuleSchema, ...occasionRuleSchemas],
  {
    error: choices("order", "boost", "challenge", ...occasions),
  },
);
export type EarningRule = z.output<typeof earningRuleSchema>;
export type OrderRule = Extract<EarningRule, { on: "order" }>;
export type BoostRule = Extract<EarningRule, { on: "boost" }>;
export type ChallengeRule = Extract<EarningRule, { on: "challenge" }>;
export type OccasionRule = Exclude<EarningRule, OrderRule | BoostRule | ChallengeRule>;

/** Whether the rule is for something other than an order. */
export function isOccasionRule(rule: EarningRule): rule is OccasionRule {
  return rule.on !== "order" && rule.on !== "boost" && rule.on !== "challenge";
}
