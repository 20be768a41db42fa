import type { Customer, Shop } from "../store/entities";
import type { Order } from "../store/order";
import type { Occurrence } from "../store/state";
import { customerPayload } from "./customer-payload";
import { orderPayload } from "./order-payload";
import { refundPayload } from "./refund-payload";
import { restId } from "./rest-values";

const numeric = /^\d+$/;

/** Ids kept as text become JSON numbers with all their digits. */
function withRestIds(body: object): string {
  return JSON.stringify(body, (key, value: unknown) =>
    typeof value === "string" && (key === "id" || key.endsWith("_id")) && numeric.test(value) ? restId(value) : value,
  );
}

const KEPT = 100;
const kept = new Map<Order, { customer: Customer | null; shop: Shop; body: Buffer }>();

/** An order's body is the same for its several topics, which mostly follow each other: the last hundred are kept. */
function orderBody(order: Order, customer: Customer | null, shop: Shop): Buffer {
  const known = kept.get(order);
  if (known && known.customer === customer && known.shop === shop) return known.body;
  const body = Buffer.from(JSON.stringify(orderPayload(order, customer, shop)));
  if (kept.size >= KEPT) for (const [oldest] of kept) if (kept.size >= KEPT) kept.delete(oldest);
  kept.set(order, { customer, shop, body });
  return body;
}

/** What the app receives for an event: the same bytes however often it is delivered, and after a restart too. */
export function bodyOf({ event, shop, order, customer }: Occurrence): Buffer {
  if (event.body) return Buffer.from(withRestIds(event.body));
  if (event.refund !== undefined && order) {
    const refund = order.refunds.find((one) => one.id === event.refund);
    if (refund) return Buffer.from(JSON.stringify(refundPayload(order, refund, shop.zone)));
  }
  if (order) return orderBody(order, customer, shop);
  if (customer) return Buffer.from(JSON.stringify(customerPayload(customer, shop)));
  throw new Error(`Event ${event.id} (${event.topic}) tells of nothing.`);
}
