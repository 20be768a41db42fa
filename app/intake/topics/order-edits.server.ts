import { z } from "zod";
import { editedOrderFromWebhook } from "../../shopify/facts/topics-from-webhook";
import { queueReading } from "../orders/apply-orders.server";
import { loadOrders } from "../orders/load-orders.server";
import type { Outcome, TopicHandler } from "../topic";

const edit = z.object({ order_edit: z.object({ committed_at: z.iso.datetime({ offset: true }).nullish() }) });

/**
 * `orders/edited` tells what was added and removed, not how the order stands: the order is read, unless facts from after
 * the edit are held already, because the `orders/updated` of the edit came first.
 */
export const orderEdits: TopicHandler<{ orderId: string; committedAt: string | null }> = {
  topics: ["orders/edited"],
  read(payload) {
    const at = edit.parse(payload).order_edit.committed_at;
    return { orderId: editedOrderFromWebhook(payload), committedAt: at ? new Date(at).toISOString() : null };
  },
  async apply(tx, items) {
    const held = await loadOrders(
      tx,
      items.map(({ work }) => work.orderId),
    );
    const outcomes: Outcome[] = [];
    for (const { work } of items) {
      const row = held.get(work.orderId);
      const known = row !== undefined && work.committedAt !== null && row.updated_at.toISOString() >= work.committedAt;
      if (!known) await queueReading(tx, { shopId: tx.shopId, orderId: work.orderId });
      outcomes.push(known ? "unchanged" : "to-read");
    }
    return outcomes;
  },
};
