import { z } from "zod";

/**
 * The small shapes that the program document is made of. The message of a format is the code of its fault: the catalogue
 * has the sentence (`fault.<code>`).
 */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
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
export function choices(...options: string[]): (issue: { code: string | undefined }) => string | undefined {
  return ({ code }) => (code === "invalid_union" ? options.map((option) => `"${option}"`).join(", ") : undefined);
}

/** What every part of a program has. An archived part gives nothing any more and still names old transfers. */
export const describedShape = {
  title: textsSchema,
  description: textsSchema.optional(),
  image: imagesSchema.optional(),
};
export const part = { key: keySchema, ...describedShape, archived: z.boolean().default(false) };

/** a day of the shop's calendar: "2026-11-21" */
export const daySchema = z.iso.date({ error: "day" });
/** a day of any year: "04-06" */
export const dayOfYearSchema = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "day-of-year");
/** a Shopify id: its number */
export const idSchema = z.string().regex(/^[1-9]\d{0,19}$/, "id");
/** points of a cap, a reward's cost */
export const countOfPointsSchema = z.int().min(1).max(1_000_000_000);

export const limitSchema = z.strictObject({
  times: z.int().min(1).max(1_000_000),
  /** a calendar day, week (from Monday), month or year of the shop; without it: ever */
  every: z.enum(["day", "week", "month", "year"]).optional(),
});
export type Limit = z.output<typeof limitSchema>;
