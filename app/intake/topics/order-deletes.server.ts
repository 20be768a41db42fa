import { deletedOrderFromWebhook } from "../../shopify/facts/topics-from-webhook";
import { deleteOrders } from "../orders/delete-orders.server";
import type { TopicHandler } from "../topic";

/** An order that the merchant deleted earns nothing, whether it is known yet or comes later. */
export const orderDeletes: TopicHandler<string> = {
  topics: ["orders/delete"],
  read: (payload) => deletedOrderFromWebhook(payload),
  apply: (tx, items) =>
    deleteOrders(
      tx,
      items.map(({ work }) => work),
    ),
};
