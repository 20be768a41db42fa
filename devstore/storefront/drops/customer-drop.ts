import type { Customer } from "../../store/entities";
import type { Order } from "../../store/order";
import { financialStatus, totalsOf } from "../../store/order-totals";
import { convert } from "../../store/money";
import { liquidAmount } from "../currencies";
import type { Visit } from "../visit";
import { metafieldsOf } from "./metafields";
import { liquidId } from "./product-drop";

export function ordersOf({ store, shop }: Visit, customer: Customer): Order[] {
  const all = [...store.world.state.table("order", shop.domain).values()].filter((order) => order.customerId === customer.id);
  return all.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}

/** An order in the currency that it was placed in. */
export function orderDrop(order: Order): object {
  const totals = totalsOf(order);
  const amount = (minor: number) =>
    liquidAmount(convert(minor, order.currency, order.presentmentCurrency, order.rate), order.presentmentCurrency);
  return {
    id: liquidId(order.id),
    name: `#${order.number}`,
    order_number: order.number,
    created_at: order.createdAt,
    cancelled: order.cancelledAt !== null,
    financial_status: financialStatus(order, totals),
    currency: order.presentmentCurrency,
    email: order.email,
    line_items: order.lines
      .filter((line) => !line.tip)
      .map((line) => ({
        title: line.title,
        quantity: line.quantity,
        sku: line.sku,
        final_line_price: amount(line.price * line.quantity - line.allocations.reduce((sum, one) => sum + one.amount, 0)),
        original_line_price: amount(line.price * line.quantity),
      })),
    discount_codes: order.discounts.map((one) => ({ code: one.title ?? one.code, amount: amount(one.amount) })),
    item_count: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    line_items_subtotal_price: amount(totals.lineItems),
    total_discounts: amount(totals.discounts),
    subtotal_price: amount(totals.subtotal),
    shipping_price: amount(totals.shipping),
    shipping_title: order.shipping?.title ?? null,
    tax_price: amount(totals.tax),
    taxes_included: order.taxesIncluded,
    total_price: amount(totals.total),
    total_refunded_amount: amount(totals.refunded),
    transactions: order.transactions.map((one) => ({ gateway: one.gateway, amount: amount(one.amount) })),
  };
}

/** Who is signed in, or null. Orders are made only when they are looked at. */
export function customerDrop(visit: Visit): object | null {
  const { customer, store, shop } = visit;
  if (!customer) return null;
  const orders = ordersOf(visit, customer);
  return {
    id: liquidId(customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: [customer.firstName, customer.lastName].filter(Boolean).join(" "),
    email: customer.email,
    phone: customer.phone,
    tags: customer.tags,
    has_account: true,
    accepts_marketing: customer.emailConsent === "subscribed",
    orders_count: orders.length,
    get orders() {
      return orders.slice(0, 20).map(orderDrop);
    },
    get last_order() {
      return orders[0] ? orderDrop(orders[0]) : null;
    },
    total_spent: liquidAmount(
      orders.reduce((sum, order) => sum + totalsOf(order).paid - totalsOf(order).refunded, 0),
      shop.currency,
    ),
    "b2b?": false,
    metafields: metafieldsOf(store.world, shop, `gid://shopify/Customer/${customer.id}`),
  };
}
