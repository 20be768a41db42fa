import { z } from "zod";

/** One grant of the merchant's own list that support may give with one choice. */
const goodwillSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/u),
  title: z.string().trim().min(1).max(80),
  points: z.int().min(1).max(1_000_000),
});

/** What a shop chose outside its program: nothing here decides what an order earns. */
export const settingsSchema = z.strictObject({
  /** who sees the program on the storefront */
  visibility: z
    .strictObject({
      who: z.enum(["nobody", "tagged", "everyone"]),
      /** with `tagged`: the customers who carry it */
      tag: z.string().trim().min(1).max(255),
    })
    .default({ who: "everyone", tag: "loyalty-preview" }),
  /** days in which customers may return goods; null: the merchant was not asked yet */
  returnDays: z.int().min(0).max(365).nullable().default(null),
  goodwill: z.array(goodwillSchema).max(50).default([]),
  /** points that one person may add or take off by hand in a day of the shop before a second one confirms; null: no limit */
  adjustmentLimit: z.int().min(1).max(1_000_000_000).nullable().default(5_000),
  /** where members are sent with questions */
  support: z.strictObject({ email: z.email().nullable() }).default({ email: null }),
  /** steps of the setup guide that only the merchant can call done, and when (RFC 3339) */
  stepsDone: z.record(z.string(), z.string()).default({}),
  /** notices that were dismissed, each with what it stood for then */
  dismissed: z.record(z.string(), z.string()).default({}),
});

export type Settings = z.output<typeof settingsSchema>;

/** The shapes of single settings, for forms that change some of them. */
export const settingsShape = settingsSchema.shape;
