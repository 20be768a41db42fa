import { toMinor } from "../store/money";
import type { Customer, Product, Shop } from "../store/entities";
import type { World } from "../store/world";
import { placeOrder, type NewOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import { daysToMove, moved } from "./demo-dates";
import { makePerson } from "./people";
import { readData, type DataOrder, type DataRefund } from "./read-data";

export const FIRST_SHOP = "demo.myshopify.com";
const TEN_MINUTES_MS = 600_000;
const STEPS_A_TURN = 40;

/** One order's part of a refund of the data: a Shopify refund belongs to one order. `C538372/538370` is its note. */
export interface RefundPart {
  id: string;
  note: string;
  order: string;
  at: string;
  lines: Array<{ line: string; quantity: number }>;
}

/** Every order that the refund touches, in its order of appearance; ids are the refund's number and the part's, two digits. */
export function partsOf(refund: DataRefund): RefundPart[] {
  const orders = [...new Set(refund.lines.map((line) => line.order))];
  return orders.map((order, index) => ({
    id: `${refund.id.slice(1)}${String(index + 1).padStart(2, "0")}`,
    note: `${refund.id}/${order}`,
    order: String(order),
    at: refund.at,
    lines: refund.lines.filter((line) => line.order === order).map((line) => ({ line: String(line.line), quantity: line.quantity })),
  }));
}

/** Half of them speak French: by the parity of what is left of the id without its last digit, which is 3 for all. */
export function languageOf(customer: number): "en" | "fr" {
  return Math.floor(customer / 10) % 2 === 0 ? "en" : "fr";
}

function newCustomer(order: DataOrder, at: string): Customer {
  const id = String(order.customer);
  const language = languageOf(order.customer);
  const created = `${new Date(Date.parse(at) - TEN_MINUTES_MS).toISOString().slice(0, 19)}Z`;
  const { firstName, lastName, email, address } = makePerson(id, language, order.country);
  return {
    id,
    firstName,
    lastName,
    email,
    address,
    verifiedEmail: true,
    phone: null,
    locale: language,
    state: "disabled",
    tags: [],
    note: null,
    emailConsent: "not_subscribed",
    createdAt: created,
    updatedAt: created,
  };
}

function newOrder(order: DataOrder, at: string, products: Map<string, Product>, known: boolean): NewOrder {
  return {
    id: String(order.id),
    customerId: String(order.customer),
    ...(known ? {} : { newCustomer: newCustomer(order, at) }),
    lines: order.lines.map((line) => {
      const product = products.get(line.sku);
      return {
        id: String(line.id),
        productId: product?.id ?? null,
        variantId: product?.variantId ?? null,
        vendor: product?.vendor ?? null,
        sku: line.sku,
        title: line.title,
        quantity: line.quantity,
        price: toMinor(line.price, order.currency),
      };
    }),
    shipping: toMinor(order.shipping, order.currency),
    payments: "paid",
  };
}

/** The demo's orders and refunds, step by step in time order. The journal knows the steps that are done: it goes on after them. */
export async function seedFirstShop(world: World, now: Date): Promise<void> {
  const { state } = world;
  const shop: Shop = state.shop(FIRST_SHOP)!;
  const data = readData();
  const days = daysToMove(data, now);
  const came = Number(state.get("mark", shop.domain, "seed") ?? "0");
  const products = new Map([...state.table("product", shop.domain).values()].map((product) => [product.sku, product]));
  const steps = data.flatMap((one): Array<DataOrder | RefundPart> => (one.type === "order" ? [one] : partsOf(one)));
  for (const [index, one] of steps.entries()) {
    const step = index + 2;
    if (step <= came) continue;
    const at = moved(one.at, days);
    if ("type" in one) {
      const known = state.get("customer", shop.domain, String(one.customer)) !== undefined;
      placeOrder({ ...world, step: String(step) }, shop, newOrder(one, at, products, known), at);
    } else {
      refundOrder({ ...world, step: String(step) }, shop, one.order, { id: one.id, note: one.note, lines: one.lines }, at);
    }
    if (step % STEPS_A_TURN === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
