import { z } from "zod";
import { countOfPointsSchema, dayOfYearSchema, decimalSchema, part, positiveDecimalSchema, textsSchema } from "./program-shapes";

export const tierLevelSchema = z.strictObject({
  ...part,
  /** money when the measure is spend, else a whole number */
  from: decimalSchema,
  multiplier: positiveDecimalSchema.default("1"),
  /** points on entering it from below: once in each year of the program's (`yearStarts`) */
  gift: z.strictObject({ points: countOfPointsSchema }).optional(),
  /** what else it brings, in words */
  perks: z.array(textsSchema).max(20).default([]),
});
export type TierLevel = z.output<typeof tierLevelSchema>;

export const tierWindows = ["lifetime", "rolling-12-months", "calendar-year", "fiscal-year"] as const;

export const tiersSchema = z.strictObject({
  measure: z.enum(["spend", "points", "orders"]),
  window: z.enum(tierWindows),
  /** first day of the fiscal year, in the shop's zone; a calendar year begins on "01-01" */
  yearStarts: dayOfYearSchema.default("01-01"),
  /** in windows of a year: a tier that was reached is kept to the end of the next year, or of the year itself */
  keep: z.enum(["next-year", "year"]).default("next-year"),
  graceDays: z.int().min(0).max(3650).default(0),
  levels: z.array(tierLevelSchema).min(1).max(20),
});
export type Tiers = z.output<typeof tiersSchema>;
