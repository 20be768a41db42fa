import type { Shop } from "../store/entities";
import type { Order } from "../store/order";
import { currentQuantity, fulfilledQuantity, totalsOf } from "../store/order-totals";
import { nextVersion, RefusedRequest, startChange, theOrder, type World } from "../store/world";
import { newLine, type NewLine } from "./place-order";
import { makeRefund } from "./refund-order";

/** Cancels what is left of an order; its money goes back unless told otherwise. orders/cancelled, orders/updated, and refunds/create. */
export function cancelOrder(world: World, shop: Shop, id: string, wanted: { refund: boolean; reason: string }, at?: Date | string): Order {
  const before = theOrder(world, shop, id);
  if (before.cancelledAt) throw new RefusedRequest(`Order ${id} is already cancelled.`);
  const change = startChange(world, shop, at);
  const totals = totalsOf(before);
  const refund = makeRefund(change, before, {
    lines: before.lines.map((line) => ({ line: line.id, quantity: currentQuantity(before, line) })).filter((line) => line.quantity > 0),
    shipping: wanted.refund ? totals.currentShipping : 0,
    amount: wanted.refund ? totals.paid - totals.refunded : 0,
  });
  const order = nextVersion(world, change, before, {
    cancelledAt: change.at,
    cancelReason: wanted.reason,
    refunds: [...before.refunds, refund],
  });
  change
    .putOrder(order)
    .tell("refunds/create", { order: order.id, refund: refund.id })
    .tellOrder(order, "orders/cancelled", "orders/updated");
  change.commit();
  return order;
}

export interface OrderEdit {
  add: NewLine[];
  remove: Array<{ line: string; quantity: number }>;
  /** whether what the edit adds is paid at once */
  paid: boolean;
}

/** Edits lines. orders/edited, whose body names only what changed, and orders/updated. */
export function editOrder(world: World, shop: Shop, id: string, edit: OrderEdit, at?: Date | string): Order {
  const before = theOrder(world, shop, id);
  const change = startChange(world, shop, at);
  const added = edit.add.map((line) => newLine(change, line));
  const kept = before.lines.map((line) => {
    const quantity = edit.remove.filter((one) => one.line === line.id).reduce((sum, one) => sum + one.quantity, 0);
    if (quantity > currentQuantity(before, line)) throw new RefusedRequest(`Line ${line.id} has fewer than ${quantity} left.`);
    return quantity === 0 ? line : { ...line, removed: line.removed + quantity };
  });
  for (const { line } of edit.remove)
    if (!before.lines.some((one) => one.id === line)) throw new RefusedRequest(`Order ${id} has no line ${line}.`);
  const edited = nextVersion(world, change, before, { lines: [...kept, ...added], edited: true });
  const owed = totalsOf(edited).outstanding;
  const payment = {
    id: "",
    kind: "sale" as const,
    gateway: before.transactions[0]?.gateway ?? "shopify_payments",
    amount: owed,
    at: change.at,
  };
  const order =
    edit.paid && owed > 0
      ? { ...edited, transactions: [...edited.transactions, { ...payment, id: String(change.next("transaction", 7_000_000_000_001)) }] }
      : edited;
  const body = {
    order_edit: {
      id: change.next("edit", 4_000_000_000_001),
      app_id: null,
      created_at: change.at,
      committed_at: change.at,
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: null,
      line_items: {
        additions: added.map((line) => ({ id: line.id, delta: line.quantity })),
        removals: edit.remove.map((one) => ({ id: one.line, delta: one.quantity })),
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
  change.putOrder(order).tell("orders/edited", { order: order.id, body }).tellOrder(order, "orders/updated").commit();
  return order;
}

/** Everything that is left goes out. orders/fulfilled and orders/updated. */
export function fulfilOrder(world: World, shop: Shop, id: string, at?: Date | string): Order {
  const before = theOrder(world, shop, id);
  const change = startChange(world, shop, at);
  const lines = before.lines
    .map((line) => ({ line: line.id, quantity: currentQuantity(before, line) - fulfilledQuantity(before, line.id) }))
    .filter((line) => line.quantity > 0);
  if (lines.length === 0) throw new RefusedRequest(`Nothing of order ${id} is left to fulfil.`);
  const fulfilment = { id: String(change.next("fulfilment", 3_000_000_000_001)), at: change.at, lines };
  const order = nextVersion(world, change, before, { fulfilments: [...before.fulfilments, fulfilment] });
  change.putOrder(order).tellOrder(order, "orders/fulfilled", "orders/updated").commit();
  return order;
}

/** Pays some or all of what is outstanding. orders/updated, and orders/paid once nothing is. */
export function payOrder(world: World, shop: Shop, id: string, amount?: number, at?: Date | string): Order {
  const before = theOrder(world, shop, id);
  const { outstanding } = totalsOf(before);
  const paid = amount ?? outstanding;
  if (paid <= 0 || paid > outstanding) throw new RefusedRequest(`${outstanding} minor units are outstanding.`);
  const change = startChange(world, shop, at);
  const payment = {
    id: String(change.next("transaction", 7_000_000_000_001)),
    kind: "sale" as const,
    gateway: "shopify_payments",
    amount: paid,
    at: change.at,
  };
  const order = nextVersion(world, change, before, { transactions: [...before.transactions, payment] });
  change.putOrder(order);
  if (paid === outstanding) change.tellOrder(order, "orders/paid");
  change.tellOrder(order, "orders/updated").commit();
  return order;
}
