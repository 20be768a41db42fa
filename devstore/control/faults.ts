import { z } from "zod";

const share = z.number().min(0).max(1);

/** The body of `POST /control/webhooks`: how badly webhooks are delivered from now on. All zero is a perfect Shopify. */
export const faultsSchema = z.strictObject({
  /** delivered twice, under another delivery id */
  duplicate: share.default(0),
  /** delivered 1 to 60 seconds late by the wall clock */
  delay: share.default(0),
  /** never delivered, retries included */
  drop: share.default(0),
  /** delivered in another order than they happened */
  shuffle: z.boolean().default(false),
  /** a new version of an order keeps the updated_at of the version before */
  ties: share.default(0),
  seed: z.int().default(1),
});
export type WebhookFaults = z.output<typeof faultsSchema>;

/** The body of `POST /control/admin-api`: how badly the Admin API answers from now on. */
export const adminFaultsSchema = z.strictObject({
  throttle: share.default(0),
  /** HTTP 503 before anything was done */
  error: share.default(0),
  /** the mutation is done and the answer never comes */
  timeoutAfterCommit: share.default(0),
  seed: z.int().default(1),
});
export type AdminFaults = z.output<typeof adminFaultsSchema>;

export const noAdminFaults: AdminFaults = adminFaultsSchema.parse({});
