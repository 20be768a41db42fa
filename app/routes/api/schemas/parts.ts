import { z } from "zod";
// for its types alone: `.meta()` learns `id` and `param`
import type {} from "zod-openapi";

const largestId = 9_223_372_036_854_775_807n;

/** A Shopify id: decimal, as a string, because a JSON number would lose its last digits. */
export const shopifyId = z
  .string()
  .regex(/^[1-9]\d{0,18}$/u, { error: "A Shopify id is a string of decimal digits.", abort: true })
  .refine((text) => BigInt(text) <= largestId, "A Shopify id is at most 9223372036854775807.")
  .meta({ description: "Shopify's id: decimal digits in a string", example: "7324861235" });

export const ownId = z.uuid().meta({ description: "an id of Fidelio's own", example: "019a9c5e-0000-7000-8000-000000000001" });

export const points = z.int().min(0).meta({ description: "whole points" });

export const instant = z.iso.datetime({ offset: true }).meta({ description: "RFC 3339, UTC", example: "2026-11-20T10:00:00.000Z" });

export const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/u)
  .meta({ description: "a decimal string", example: "5.00" });

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/u)
  .meta({ description: "ISO 4217", example: "GBP" });

export const explanation = z
  .object({
    codes: z.array(z.looseObject({ code: z.string() })).meta({ description: "codes with their figures, for programs" }),
    en: z.string(),
    fr: z.string(),
  })
  .meta({ id: "Explanation", description: "Why points moved, or did not" });

export const balance = z
  .object({ available: points, pending: points, held: points, owed: points })
  .meta({ id: "Balance", description: "A member's points: spendable, to come, held by live redemptions, and owed" });

/** Empty values of a query count as not given: `?tier=` is how a form sends a field that nobody filled in. */
export const given = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const pageQuery = z.object({
  limit: given(z.coerce.number().pipe(z.int().min(1).max(250))).meta({ description: "1 to 250; 50 when not given" }),
  cursor: given(z.string().max(500)).meta({ description: "`nextCursor` of the page before" }),
});

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().meta({ description: "null on the last page" }) });

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "what a program compares" }),
    detail: z.string().optional(),
    faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "A problem document, RFC 9457" });
