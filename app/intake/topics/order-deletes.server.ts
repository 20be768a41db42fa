import { deleteOrders } from "../orders/delete-orders.server";
import type { TopicHandler } from "../topic";
import { subject } from "./read";

/** An order that the merchant deleted earns nothing, whether it is known yet or comes later. */
export const orderDeletes: TopicHandler<string> = {
  topics: ["orders/delete"],
  read: (payload) => subject.parse(payload),
  apply: (tx, items) =>
    deleteOrders(
      tx,
      items.map(({ work }) => work),
    ),
};
