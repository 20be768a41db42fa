import type { Shop } from "../store/entities";
import type { Order, OrderReturn } from "../store/order";
import { totalsOf } from "../store/order-totals";
import { nextVersion, RefusedRequest, startChange, theOrder, type World } from "../store/world";
import { newLine, type NewLine } from "./place-order";
import { makeRefund } from "./refund-order";

export interface Exchange {
  back: Array<{ line: string; quantity: number }>;
  give: NewLine[];
}

/**
 * Lines go back and others go out in their place. Shopify keeps a return, a refund row of what came back, and the new lines
 * on the same order; only the difference moves as money. refunds/create and orders/updated.
 */
export function exchangeLines(world: World, shop: Shop, id: string, exchange: Exchange, at?: Date | string): Order {
  const before = theOrder(world, shop, id);
  if (exchange.back.length === 0 || exchange.give.length === 0)
    throw new RefusedRequest("An exchange needs lines that go back and lines that go out.");
  const change = startChange(world, shop, at);
  const given = exchange.give.map((line) => newLine(change, line, true));
  const made: OrderReturn = {
    id: String(change.next("return", 2_000_000_000_001)),
    name: `#${before.number}-R${before.returns.length + 1}`,
    at: change.at,
    lines: exchange.back,
    exchangeLines: given.map((line) => line.id),
  };
  const worth = makeRefund(change, before, { lines: exchange.back });
  const valued = worth.lines.reduce((sum, line) => sum + line.subtotal + (before.taxesIncluded ? 0 : line.tax), 0);
  const withLines = { ...before, lines: [...before.lines, ...given] };
  const cost = totalsOf(withLines).total - totalsOf(before).total;
  const refund = { ...makeRefund(change, before, { lines: exchange.back, amount: Math.max(0, valued - cost) }), returnId: made.id };
  const extra = cost - valued;
  const payment = { kind: "sale" as const, gateway: before.transactions[0]?.gateway ?? "shopify_payments", amount: extra, at: change.at };
  const order = nextVersion(world, change, before, {
    lines: withLines.lines,
    returns: [...before.returns, made],
    refunds: [...before.refunds, refund],
    transactions:
      extra > 0 ? [...before.transactions, { ...payment, id: String(change.next("transaction", 7_000_000_000_001)) }] : before.transactions,
  });
  change.putOrder(order).tell("refunds/create", { order: order.id, refund: refund.id }).tellOrder(order, "orders/updated").commit();
  return order;
}
