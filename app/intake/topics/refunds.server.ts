import { refundFromWebhook } from "../../shopify/facts/refund-from-webhook";
import { queueReading } from "../orders/apply-orders.server";
import { loadFacts } from "../orders/load-orders.server";
import type { Outcome, TopicHandler } from "../topic";

/**
 * `refunds/create` names no order body. Where the order's facts know the refund there is nothing to do; else the order is
 * read from Shopify, with the refund at hand in case Shopify no longer gives it. Its money is read in the light of the
 * order that we hold.
 */
export const refunds: TopicHandler<{ payload: unknown; orderId: string; refundId: string }> = {
  topics: ["refunds/create"],
  read(payload) {
    const { orderId, refund } = refundFromWebhook(payload);
    return { payload, orderId, refundId: refund.id };
  },
  async apply(tx, items) {
    const held = await loadFacts(
      tx,
      items.map(({ work }) => work.orderId),
    );
    const outcomes: Outcome[] = [];
    for (const { work } of items) {
      const order = held.get(work.orderId);
      const known = order?.refunds.some(({ id }) => id === work.refundId) ?? false;
      if (!known) await queueReading(tx, { shopId: tx.shopId, ...refundFromWebhook(work.payload, order) });
      outcomes.push(known ? "unchanged" : "to-read");
    }
    return outcomes;
  },
};
