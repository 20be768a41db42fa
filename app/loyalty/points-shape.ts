import { z } from "zod";
import { roundings } from "./earning-shape";
import { choices, dayOfYearSchema, languageTag, positiveDecimalSchema } from "./program-shapes";

const noticeDays = z.int().min(0).max(365).default(0);
const months = z.int().min(1).max(120);

/** When points end; none before the member could see the date for `noticeDays`. */
export const expirySchema = z.discriminatedUnion(
  "mode",
  [
    /** each lot so many months after it became available, at the end of that day of the shop's */
    z.strictObject({ mode: z.literal("lot"), months, noticeDays }),
    /** each lot at the end of the first of these days of the year that is at least so many months after it became available */
    z.strictObject({
      mode: z.literal("dates"),
      days: z.array(dayOfYearSchema).min(1).max(12),
      months: z.int().min(0).max(120).default(0),
      noticeDays,
    }),
    /** all lots so many months after the member's last order or redemption, those that were earned since after their earning */
    z.strictObject({ mode: z.literal("inactivity"), months, noticeDays }),
    z.strictObject({ mode: z.literal("none") }),
  ],
  { error: choices("lot", "dates", "inactivity", "none") },
);
export type Expiry = z.output<typeof expirySchema>;

export const pointsSchema = z.strictObject({
  /** one, many: ["point", "points"] */
  names: z.record(z.string().regex(languageTag, "language"), z.tuple([z.string().min(1).max(60), z.string().min(1).max(60)])),
  /** whether French says "le point" or "la perle", by language; masculine where nothing is said */
  genders: z.record(z.string().regex(languageTag, "language"), z.enum(["masculine", "feminine"])).default({}),
  rounding: z.enum(roundings).default("floor"),
  /** days from earning until the points can be spent */
  pendingDays: z.int().min(0).max(365).default(0),
  expiry: expirySchema.default({ mode: "none" }),
  /** days before points expire on which messages will remind of it, the longest first */
  reminders: z.array(z.int().min(1).max(365)).max(5).default([30, 7]),
  /** money a point, when the merchant sets it; else the best rate among live amount rewards */
  value: positiveDecimalSchema.optional(),
  /** days that points which return after their lot's date stay spendable */
  returnGraceDays: z.int().min(0).max(365).default(0),
  /** what a refund of an order gives back of the points spent on it */
  giveBack: z.enum(["share", "never"]).default("share"),
});
