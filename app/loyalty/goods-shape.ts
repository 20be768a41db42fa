import { z } from "zod";
import { channels } from "./order-facts";
import { daySchema, idSchema, keySchema, positiveDecimalSchema } from "./program-shapes";

const idsSchema = z.array(idSchema).min(1).max(250);
const wordsSchema = z.array(z.string().trim().min(1).max(255)).min(1).max(250);

/**
 * Goods by what Shopify knows of them, as they were when the order was placed. Of one list any entry is enough; vendors, types and
 * tags compare without case. An id is the number of the Shopify id.
 */
export const goodsSchema = z.strictObject({
  products: idsSchema.optional(),
  variants: idsSchema.optional(),
  collections: idsSchema.optional(),
  vendors: wordsSchema.optional(),
  types: wordsSchema.optional(),
  tags: wordsSchema.optional(),
});
export type Goods = z.output<typeof goodsSchema>;

/** Which lines of an order a rule looks at: those that every given list of `only` holds, less those that any list of `not` holds. */
export const linesSchema = z.strictObject({
  only: goodsSchema.optional(),
  not: goodsSchema.optional(),
});
export type Lines = z.output<typeof linesSchema>;

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const daysSchema = z.array(z.enum(weekdays)).min(1).max(7);

/** When a rule holds and for whom; all that is given must be true. Days are the shop's. */
const memberConditions = {
  /** the member has one of these tiers at that moment */
  tiers: z.array(keySchema).min(1).max(20).optional(),
  /** tags that Shopify's customer has: one of `any` (if given) and none of `none` */
  customerTags: z.strictObject({ any: wordsSchema.optional(), none: wordsSchema.optional() }).optional(),
  /** in one of these customer segments of Shopify's */
  segments: idsSchema.optional(),
  weekdays: daysSchema.optional(),
  /** first and last day, both included */
  from: daySchema.optional(),
  until: daySchema.optional(),
};
export const memberConditionsSchema = z.strictObject(memberConditions);
export type MemberConditions = z.output<typeof memberConditionsSchema>;

export const orderConditionsSchema = z.strictObject({
  ...memberConditions,
  /** money: what the lines that the rule looks at come to, as ordered and by the rule's basis without shipping, tips and duties */
  minimum: positiveDecimalSchema.optional(),
  /** pieces of the lines that the rule looks at, as ordered */
  quantity: z.int().min(1).max(100_000).optional(),
  /** which counting order of the member it is: one of `is`, or every so many-th */
  nth: z
    .union([
      z.strictObject({ is: z.array(z.int().min(1).max(100_000)).min(1).max(50) }),
      z.strictObject({ every: z.int().min(2).max(1_000) }),
    ])
    .optional(),
  channels: z.array(z.enum(channels)).min(1).optional(),
  /** markets, as the countries that goods are shipped to: ISO 3166-1 */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, "country"))
    .min(1)
    .max(250)
    .optional(),
  /** what the buyer pays in: ISO 4217 */
  currencies: z
    .array(z.string().regex(/^[A-Z]{3}$/, "currency"))
    .min(1)
    .max(200)
    .optional(),
});
export type OrderConditions = z.output<typeof orderConditionsSchema>;
