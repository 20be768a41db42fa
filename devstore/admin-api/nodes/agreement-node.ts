import type { Order, OrderLine } from "../../store/order";
import { byPosition, Connection, type PageArguments } from "../connection";
import { gid } from "../context";
import { LineNode } from "./line-node";

interface SalePart {
  line: OrderLine;
  quantity: number;
  action: "ORDER" | "RETURN" | "UPDATE";
}

function sales(order: Order, parts: SalePart[]) {
  return (args: PageArguments) =>
    new Connection(parts, args, byPosition, ({ line, quantity, action }) => ({
      __typename: "ProductSale",
      id: gid("ProductSale", line.id),
      actionType: action,
      lineType: line.giftCard ? "GIFT_CARD" : line.tip ? "TIP" : "PRODUCT",
      quantity: action === "RETURN" ? -quantity : quantity,
      lineItem: () => new LineNode(order, line),
    }));
}

/** The order's sales agreements in time: placed, edited, returned (with what went out in exchange), refunded. */
export function agreementsOf(order: Order): object[] {
  const find = (id: string) => order.lines.find((line) => line.id === id)!;
  const first = order.lines.filter((line) => !line.exchange);
  const placed = {
    __typename: "OrderAgreement",
    id: gid("SalesAgreement", order.id),
    happenedAt: order.createdAt,
    reason: "ORDER",
    sales: sales(
      order,
      first.map((line) => ({ line, quantity: line.quantity, action: "ORDER" })),
    ),
  };
  const removed = order.lines.filter((line) => line.removed > 0);
  const edits = order.edited
    ? [
        {
          __typename: "OrderEditAgreement",
          id: gid("SalesAgreement", `${order.id}1`),
          happenedAt: order.updatedAt,
          reason: "ORDER_EDIT",
          sales: sales(
            order,
            removed.map((line) => ({ line, quantity: line.removed, action: "RETURN" })),
          ),
        },
      ]
    : [];
  const returns = order.returns.map((one) => ({
    __typename: "ReturnAgreement",
    id: gid("SalesAgreement", one.id),
    happenedAt: one.at,
    reason: "RETURN",
    sales: sales(order, [
      ...one.lines.map(({ line, quantity }) => ({ line: find(line), quantity, action: "RETURN" as const })),
      ...one.exchangeLines.map((id) => ({ line: find(id), quantity: find(id).quantity, action: "ORDER" as const })),
    ]),
  }));
  const refunds = order.refunds
    .filter((refund) => refund.returnId === null)
    .map((refund) => ({
      __typename: "RefundAgreement",
      id: gid("SalesAgreement", refund.id),
      happenedAt: refund.at,
      reason: "REFUND",
      sales: sales(
        order,
        refund.lines.map((one) => ({ line: find(one.line), quantity: one.quantity, action: "RETURN" })),
      ),
    }));
  return [placed, ...edits, ...returns, ...refunds];
}
