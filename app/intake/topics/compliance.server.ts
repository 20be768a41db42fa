import { complianceFromWebhook, type ComplianceRequest } from "../../shopify/facts/topics-from-webhook";
import { complianceJob } from "../jobs";
import type { TopicHandler } from "../topic";

/**
 * Shopify's requests under privacy law: stored, and queued with the ids they name, also for a shop that has left. Acted on
 * within 30 days.
 */
export const compliance: TopicHandler<ComplianceRequest> = {
  topics: ["customers/data_request", "customers/redact", "shop/redact"],
  whenNotActive: true,
  read: (payload) => complianceFromWebhook(payload),
  async apply(tx, items) {
    for (const { eventId, topic, work } of items) {
      const { customerId, orderIds } = work;
      const payload = complianceJob.payload.parse({ shopId: tx.shopId, topic, eventId, customerId, orderIds });
      await tx.addJob(complianceJob.name, payload, { key: `compliance/${tx.shopId}/${eventId}` });
    }
    return items.map(() => "stored");
  },
};
