import { signWebhook } from "../../../app/shopify/webhook-signature";
import { orderBody, random } from "../intake/order-body";
import { domainOf, ordersOfShops, shuffle, type Sizes } from "./sizes";

/** One request, ready to be sent: of a delivery that comes twice the body is shared. */
export interface Delivery {
  head: Buffer;
  body: Buffer;
}

/** Of an order: placed, paid a second later, changed (packed) another second later. */
const stages = [
  { topic: "orders/create", change: { financial_status: "pending", total_outstanding: "all" } },
  { topic: "orders/paid", change: {} },
  { topic: "orders/updated", change: { note: "gift" } },
] as const;

/** Each customer buys about twice in the time. */
const ordersOfMember = 2;
const twice = 0.2;

/**
 * Every request of the minute, in the order of sending: three events of each order, a fifth of them delivered a second time under
 * another delivery id, shuffled, signed. `placedFrom`: when the minute began.
 */
export function makeDeliveries(sizes: Sizes, placedFrom: Date, secret: string): Delivery[] {
  const next = random(20_241_129);
  const deliveries: Delivery[] = [];
  let orderId = 5_600_000_000_000;
  for (const [shop, count] of ordersOfShops(sizes).entries()) {
    const domain = domainOf(shop);
    const members = Math.max(1, Math.round(count / ordersOfMember));
    for (let index = 0; index < count; index++) {
      const second = Math.floor(next() * 60) * 1_000;
      const order = {
        orderId: (orderId += 1),
        customerId: 6_600_000_000_000 + shop * 100_000 + Math.floor(next() * members),
        placedAt: new Date(placedFrom.getTime() + second),
      };
      const text = orderBody(order, next);
      for (const [place, { topic, change }] of stages.entries()) {
        const body = Buffer.from(changed(text, change, new Date(order.placedAt.getTime() + place * 1_000)));
        const event = `${order.orderId}-${place}`;
        const signature = signWebhook(body, secret);
        deliveries.push({ head: headOf({ domain, topic, event, delivery: `${event}-1`, signature, body }), body });
        if (next() < twice) deliveries.push({ head: headOf({ domain, topic, event, delivery: `${event}-2`, signature, body }), body });
      }
    }
  }
  return shuffle(deliveries, 7);
}

function changed(text: string, change: Record<string, unknown>, at: Date): string {
  const order = JSON.parse(text) as Record<string, unknown>;
  const rest = change["total_outstanding"] === "all" ? { total_outstanding: order["total_price"] } : {};
  return JSON.stringify({ ...order, ...change, ...rest, updated_at: at.toISOString().replace(".000Z", "+00:00") });
}

interface Head {
  domain: string;
  topic: string;
  event: string;
  delivery: string;
  signature: string;
  body: Buffer;
}

function headOf({ domain, topic, event, delivery, signature, body }: Head): Buffer {
  return Buffer.from(
    `POST /webhooks HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n` +
      `x-shopify-topic: ${topic}\r\nx-shopify-shop-domain: ${domain}\r\nx-shopify-hmac-sha256: ${signature}\r\n` +
      `x-shopify-event-id: ${event}\r\nx-shopify-webhook-id: ${delivery}\r\nx-shopify-api-version: 2026-10\r\n` +
      `x-shopify-triggered-at: 2026-11-27T17:00:00.000Z\r\n\r\n`,
  );
}
