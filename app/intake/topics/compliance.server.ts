import { z } from "zod";
import { complianceJob } from "../jobs";
import type { TopicHandler } from "../topic";
import { bareId } from "./read";

const topics = ["customers/data_request", "customers/redact", "shop/redact"] as const;

const request = z.looseObject({
  customer: z.looseObject({ id: bareId.nullish() }).nullish(),
  orders_requested: z.array(bareId).nullish(),
  orders_to_redact: z.array(bareId).nullish(),
});

/**
 * Shopify's requests under privacy law: stored, and queued with the ids they name, also for a shop that has left. Acted on
 * within 30 days.
 */
export const compliance: TopicHandler<z.output<typeof request>> = {
  topics,
  afterUninstall: true,
  read: (payload) => request.parse(payload),
  async apply(tx, items) {
    for (const { eventId, topic, work } of items) {
      const payload = complianceJob.payload.parse({
        shopId: tx.shopId,
        topic,
        eventId,
        customerId: work.customer?.id ?? null,
        orderIds: work.orders_requested ?? work.orders_to_redact ?? [],
      });
      await tx.addJob(complianceJob.name, payload, { key: `compliance/${tx.shopId}/${eventId}` });
    }
    return items.map(() => "stored");
  },
};
