import type { Change } from "../store/change";
import type { Shop } from "../store/entities";
import type { Order, Refund } from "../store/order";
import { currentQuantity, lineNet, lineTax, refundedQuantity, shareOfLine, totalsOf } from "../store/order-totals";
import { nextVersion, RefusedRequest, startChange, theOrder, type World } from "../store/world";

export interface NewRefund {
  id?: string;
  lines?: Array<{ line: string; quantity: number }>;
  /** minor units of the shipping that go back */
  shipping?: number;
  /** minor units that move; by default what lines and shipping come to */
  amount?: number;
  /** by default the order's own */
  gateway?: string;
  note?: string | null;
  returnId?: string | null;
}

/** The refund as Shopify would keep it, its lines valued by their share of what was paid. Refuses more than is left. */
export function makeRefund(change: Change, order: Order, wanted: NewRefund): Refund {
  const lines = (wanted.lines ?? []).map(({ line: id, quantity }) => {
    const line = order.lines.find((candidate) => candidate.id === id);
    if (!line) throw new RefusedRequest(`Order ${order.id} has no line ${id}.`);
    const left = currentQuantity(order, line);
    if (quantity > left) throw new RefusedRequest(`Only ${left} of line ${id} are left to refund.`);
    const before = refundedQuantity(order, id);
    return {
      id: String(change.next("refund-line", 8_000_000_000_001)),
      line: id,
      quantity,
      subtotal: shareOfLine(line, lineNet(line), before, quantity),
      tax: shareOfLine(line, lineTax(order, line), before, quantity),
    };
  });
  const totals = totalsOf(order);
  const shipping = wanted.shipping ?? 0;
  if (shipping > totals.shipping - totals.refundedShipping) throw new RefusedRequest("More than the shipping that is left.");
  const worth = lines.reduce((sum, line) => sum + line.subtotal + (order.taxesIncluded ? 0 : line.tax), shipping);
  const amount = wanted.amount ?? Math.min(worth, totals.paid - totals.refunded);
  if (amount > totals.paid - totals.refunded) throw new RefusedRequest("More than was paid and not yet refunded.");
  const gateway = wanted.gateway ?? order.transactions[0]?.gateway ?? "manual";
  return {
    id: wanted.id ?? String(change.next("refund", 9_000_000_000_001)),
    at: change.at,
    note: wanted.note ?? null,
    lines,
    shipping,
    discrepancy: amount - worth,
    transactions:
      amount === 0 ? [] : [{ id: String(change.next("transaction", 7_000_000_000_001)), kind: "refund", gateway, amount, at: change.at }],
    returnId: wanted.returnId ?? null,
  };
}

/** Refunds and tells of it: refunds/create and orders/updated. */
export function refundOrder(
  world: World,
  shop: Shop,
  orderId: string,
  wanted: NewRefund,
  at?: Date | string,
): { order: Order; refund: Refund } {
  const before = theOrder(world, shop, orderId);
  const change = startChange(world, shop, at);
  const refund = makeRefund(change, before, wanted);
  const order = nextVersion(world, change, before, { refunds: [...before.refunds, refund] });
  change.putOrder(order).tell("refunds/create", { order: order.id, refund: refund.id }).tellOrder(order, "orders/updated");
  change.commit();
  return { order, refund };
}
