import type { Order, OrderReturn } from "../../store/order";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid } from "../context";
import { LineNode } from "./line-node";

export function returnNode(order: Order, one: OrderReturn): object {
  return {
    __typename: "Return",
    id: gid("Return", one.id),
    name: one.name,
    status: "CLOSED",
    createdAt: one.at,
    closedAt: one.at,
    totalQuantity: one.lines.reduce((sum, line) => sum + line.quantity, 0),
    exchangeLineItems: (args: PageArguments) =>
      new Connection(one.exchangeLines, args, byPosition, (id) => {
        const line = order.lines.find((candidate) => candidate.id === id)!;
        return {
          __typename: "ExchangeLineItem",
          id: gid("ExchangeLineItem", id),
          quantity: line.quantity,
          processedQuantity: line.quantity,
          title: line.title,
          lineItems: () => [new LineNode(order, line)],
        };
      }),
  };
}
