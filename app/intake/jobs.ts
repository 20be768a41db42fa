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

/** Works off a request under privacy law; due within 30 days. Older releases enqueued what Shopify asked, to be noted first. */
export const complianceJob = {
  name: "compliance",
  payload: z.union([
    z.object({ shopId, requestId: z.uuid() }),
    z.object({
      shopId,
      topic: z.enum(["customers/data_request", "customers/redact", "shop/redact"]),
      eventId: id,
      customerId: id.nullable(),
      orderIds: z.array(id),
    }),
  ]),
} as const;

/** Compares Shopify's orders with ours. `full`: all that Shopify shows, else from the last change that was seen. */
export const sweepShopJob = { name: "sweep-shop", payload: z.object({ shopId, full: z.boolean() }) } as const;

/**
 * Reads products at Shopify. `orderIds`: orders that wait for what nobody read yet, judged again afterwards. `since`: when a change was
 * told, without a word of the collections.
 */
export const readProductsJob = {
  name: "read-products",
  payload: z.object({ shopId, productIds: z.array(id), orderIds: z.array(id).default([]), since: z.string().nullable().default(null) }),
} as const;
export type ReadProductsPayload = z.output<typeof readProductsJob.payload>;

/** Reads all products, from the page after this cursor on: when rules first ask what products are, and once a day. */
export const readAllProductsJob = {
  name: "read-all-products",
  payload: z.object({ shopId, after: z.string().nullable().default(null) }),
} as const;

/** Reads what is in a collection that changed then. */
export const readCollectionJob = { name: "read-collection", payload: z.object({ shopId, collectionId: id, since: z.string() }) } as const;
export type ReadCollectionPayload = z.output<typeof readCollectionJob.payload>;

/** Reads who has the tags and is in the segments that rules name: when rules first name one, and once a day. */
export const readGroupsJob = { name: "read-groups", payload: z.object({ shopId }) } as const;

/** Reads the tags and segments of customers whom we met first. */
export const readCustomersJob = { name: "read-customers", payload: z.object({ shopId, customerIds: z.array(id) }) } as const;

/** Reads the shop's settings, what it granted and which plan of ours it is on: when that was told, and once a day. */
export const readShopJob = { name: "read-shop", payload: z.object({ shopId }) } as const;

/** Reads how much of an order was paid by gift card. */
export const readGiftCardJob = { name: "read-gift-card", payload: z.object({ shopId, orderId: id }) } as const;
