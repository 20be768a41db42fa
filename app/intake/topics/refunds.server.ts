import type { RefundFacts } from "../../loyalty/order-facts";
import { refundFromWebhook } from "../../shopify/facts/from-webhook";
import { queueReading } from "../orders/apply-orders.server";
import { loadFacts } from "../orders/load-orders.server";
import type { Outcome, TopicHandler } from "../topic";

/**
 * `refunds/create` names no order body. Where the order's facts know the refund there is nothing to do; else the order is
 * read from Shopify, with the refund at hand in case Shopify no longer gives it.
 */
export const refunds: TopicHandler<{ orderId: string; refund: RefundFacts }> = {
  topics: ["refunds/create"],
  read: (payload) => refundFromWebhook(payload),
  async apply(tx, items) {
    const facts = await loadFacts(
      tx,
      items.map(({ work }) => work.orderId),
    );
    const outcomes: Outcome[] = [];
    for (const { work } of items) {
      const known = facts.get(work.orderId)?.refunds.some(({ id }) => id === work.refund.id) ?? false;
      if (!known) await queueReading(tx, { shopId: tx.shopId, ...work });
      outcomes.push(known ? "unchanged" : "to-read");
    }
    return outcomes;
  },
};
