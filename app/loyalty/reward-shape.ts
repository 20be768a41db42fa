import { z } from "zod";
import {
  choices,
  countOfPointsSchema,
  daySchema,
  idSchema,
  keySchema,
  limitSchema,
  part,
  positiveDecimalSchema,
  textsSchema,
} from "./program-shapes";

export const combinesSchema = z.strictObject({
  order: z.boolean().default(false),
  product: z.boolean().default(false),
  shipping: z.boolean().default(false),
});

/** What every reward has, whatever it gives. All that is said of who may take it and when must be true. */
const rewardPart = {
  ...part,
  /** points; of a sliding reward the points of one step */
  cost: countOfPointsSchema,
  /** only members of one of these tiers may take it; without it: everyone */
  tiers: z.array(keySchema).min(1).max(20).optional(),
  /** how many there are in all, released ones not counted; without it: as many as are asked for */
  stock: z.int().min(1).max(10_000_000).optional(),
  /** how often a member may take it, released ones not counted */
  limit: limitSchema.optional(),
  /** first and last day of the shop's calendar on which it can be taken, both included */
  from: daySchema.optional(),
  until: daySchema.optional(),
};

const validDaysSchema = z.int().min(1).max(3650);

/** What a reward has that is a code for the cart. */
const codePart = {
  /** money: of what may be in the cart */
  minimumSubtotal: positiveDecimalSchema.optional(),
  validDays: validDaysSchema.default(30),
  combinesWith: combinesSchema.prefault({}),
  /** on what customers subscribe to: on nothing of it, on the first payment, on all payments */
  subscriptions: z.enum(["none", "first", "all"]).default("none"),
};

const entitledIdsSchema = z.array(idSchema).min(1).max(100);
/** The goods that a code lowers, any of them; without it: all. Ids are the numbers of Shopify's ids. */
export const rewardGoodsSchema = z.strictObject({
  collections: entitledIdsSchema.optional(),
  products: entitledIdsSchema.optional(),
  variants: entitledIdsSchema.optional(),
});
export type RewardGoods = z.output<typeof rewardGoodsSchema>;
const goods = rewardGoodsSchema.optional();

const amountSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("amount"),
  /** money off an order, or off the goods named */
  value: positiveDecimalSchema,
  goods,
  ...codePart,
});

const percentageSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("percentage"),
  /** "10" is a tenth off */
  percent: positiveDecimalSchema,
  /** money: at most so much off. Shopify's codes know no such bound: such a code is made for the cart at hand */
  cap: positiveDecimalSchema.optional(),
  goods,
  ...codePart,
});

const slidingSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("sliding"),
  /** money off for each step of `cost` points */
  value: positiveDecimalSchema,
  minimumSteps: z.int().min(1).max(1_000_000).default(1),
  /** without it: as many as the member has points for */
  maximumSteps: z.int().min(1).max(1_000_000).optional(),
  goods,
  ...codePart,
});

const shippingSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("shipping"),
  /** money: only shipping that costs no more is made free; without it: any */
  maximumPrice: positiveDecimalSchema.optional(),
  ...codePart,
});

/** One of these variants, put in the cart and made free. */
const productSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("product"),
  choices: z
    .array(z.strictObject({ product: idSchema, variant: idSchema }))
    .min(1)
    .max(100),
  ...codePart,
});

const giftCardSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("gift-card"),
  value: positiveDecimalSchema,
  /** null: it never ends */
  validDays: validDaysSchema.nullable().default(null),
});

const storeCreditSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("store-credit"),
  value: positiveDecimalSchema,
  /** null: it never ends */
  validDays: validDaysSchema.nullable().default(null),
});

/** Something that staff hand over: a coffee, a tote bag, a fitting. */
const perkSchema = z.strictObject({
  ...rewardPart,
  kind: z.literal("perk"),
  /** how to get it, for the member */
  instructions: textsSchema.optional(),
  /** money: what handing it over costs the shop. For the merchant's own figures; no shopper reads it */
  expense: positiveDecimalSchema.optional(),
  /** days that it can be collected; null: it never ends */
  validDays: validDaysSchema.nullable().default(30),
});

export const rewardKinds = ["amount", "percentage", "sliding", "shipping", "product", "gift-card", "store-credit", "perk"] as const;
export type RewardKind = (typeof rewardKinds)[number];

export const rewardSchema = z.discriminatedUnion(
  "kind",
  [amountSchema, percentageSchema, slidingSchema, shippingSchema, productSchema, giftCardSchema, storeCreditSchema, perkSchema],
  { error: choices(...rewardKinds) },
);
export type Reward = z.output<typeof rewardSchema>;
export type RewardOf<Kind extends RewardKind> = Extract<Reward, { kind: Kind }>;
/** A reward that is a code for the cart. */
export type CodeReward = Exclude<Reward, { kind: "gift-card" | "store-credit" | "perk" }>;

export function isCodeReward(reward: Reward): reward is CodeReward {
  return reward.kind !== "gift-card" && reward.kind !== "store-credit" && reward.kind !== "perk";
}

/** The money that a reward gives whatever is bought, of a sliding one that of one step; null: it is worth what it is used on. */
export function moneyOf(reward: Reward): string | null {
  return "value" in reward ? reward.value : null;
}
