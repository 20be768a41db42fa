import { z } from "zod";

/** Definitions of the intake's jobs: a name and what it carries. What they do stands in `jobs/tasks/`. */
const shopId = z.string().regex(/^\d+$/);
const id = z.string().regex(/^\d+$/);

/** Reads an order from Shopify and applies it. `refund`: what is applied to our copy when Shopify no longer gives the order. */
export const readOrderJob = {
  name: "read-order",
  payload: z.object({
    shopId,
    orderId: id,
    refund: z
      .object({
        id,
        at: z.string(),
        lines: z.array(z.object({ line: id, quantity: z.number().int().min(0) })),
        amount: z.number().int(),
        withoutLines: z.number().int(),
      })
      .optional(),
  }),
} as const;
export type ReadOrderPayload = z.output<typeof readOrderJob.payload>;

/** Judges the orders that no program version has judged yet: after the first publication. */
export const judgeUnjudgedJob = { name: "judge-unjudged", payload: z.object({ shopId }) } as const;

/** A compliance request of Shopify, kept until it is acted on; due within 30 days. */
export const complianceJob = {
  name: "compliance",
  payload: z.object({
    shopId,
    topic: z.enum(["customers/data_request", "customers/redact", "shop/redact"]),
    eventId: id,
    customerId: id.nullable(),
    orderIds: z.array(id),
  }),
} as const;

/** Compares Shopify's orders with ours. `full`: all that Shopify shows, else from the last change that was seen. */
export const sweepShopJob = { name: "sweep-shop", payload: z.object({ shopId, full: z.boolean() }) } as const;
