import { v7 as uuid } from "uuid";
import { inShop } from "../../db/tenancy.server";
import { complianceJob } from "../../intake/jobs";
import { task } from "../task";

/**
 * Notes a request of Shopify under privacy law where it outlives the inbox's body, with the ids that it names and nothing
 * else. What is done about it reads these notes.
 */
export const complianceTasks = [
  task(complianceJob, ({ shopId, topic, eventId, customerId, orderIds }) =>
    inShop(shopId, (tx) =>
      tx.prisma.auditEntry.create({
        data: {
          shopId: BigInt(shopId),
          id: uuid(),
          actor: "shopify",
          action: `compliance.${topic}`,
          subject: customerId ?? "shop",
          detail: { eventId, orderIds },
          at: tx.now,
        },
      }),
    ),
  ),
];
