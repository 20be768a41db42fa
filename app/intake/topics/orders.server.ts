import { orderFromWebhook } from "../../shopify/facts/from-webhook";
import { applyOrders } from "../orders/apply-orders.server";
import type { IncomingOrder } from "../orders/incoming";
import type { TopicHandler } from "../topic";

/** Every topic that carries a whole order says the same: how the order stands at its `updated_at`. */
export const orders: TopicHandler<IncomingOrder> = {
  topics: ["orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/fulfilled", "orders/partially_fulfilled"],
  read: (payload) => ({ ...orderFromWebhook(payload), source: "webhook" }),
  apply: (tx, items) =>
    applyOrders(
      tx,
      items.map(({ work }) => work),
    ),
};
