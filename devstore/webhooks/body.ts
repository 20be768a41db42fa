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

/** What the app receives for an event: the same bytes however often it is delivered, and after a restart too. */
export function bodyOf({ event, shop, order, customer }: Occurrence): Buffer {
  if (event.body) return Buffer.from(withRestIds(event.body));
  if (event.refund !== undefined && order) {
    const refund = order.refunds.find((one) => one.id === event.refund);
    if (refund) return Buffer.from(JSON.stringify(refundPayload(order, refund, shop.zone)));
  }
  if (order) return Buffer.from(JSON.stringify(orderPayload(order, customer, shop)));
  if (customer) return Buffer.from(JSON.stringify(customerPayload(customer, shop)));
  throw new Error(`Event ${event.id} (${event.topic}) tells of nothing.`);
}
