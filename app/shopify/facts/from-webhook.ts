import type { OrderFacts } from "../../loyalty/order-facts";
import { customerOf } from "./customer-from-webhook";
import type { CustomerFacts } from "./customer-facts";
import { bareId, idOfPayload } from "./ids";
import { factsOf } from "./order-facts-of";
import type { LineSource, OrderSource } from "./order-source";
import { refundSource } from "./refund-from-webhook";
import { webhookOrder, type WebhookOrder } from "./webhook-order";
import { shopAmount } from "./webhook-parts";

export { customerFromWebhook, deletedCustomerFromWebhook, mergeFromWebhook } from "./customer-from-webhook";
export { refundFromWebhook } from "./refund-from-webhook";

/** What an order's body tells: the order and, unless a guest placed it, who did. */
export interface OrderAndCustomer {
  facts: OrderFacts;
  customer: CustomerFacts | null;
}

/**
 * The facts in the body of `orders/create`, `updated`, `paid`, `cancelled` and `fulfilled` (`orders/edited` has another:
 * see `editedOrderFromWebhook`). Throws a ZodError where the body has not the shape, a TypeError where an amount or time
 * cannot be read.
 */
export function orderFromWebhook(payload: unknown): OrderAndCustomer {
  const order = webhookOrder.parse(payload);
  const customer = order.customer ? customerOf(order.customer, order.customer_locale ?? null) : null;
  return { facts: factsOf(sourceOf(order, customer?.customerId ?? null)), customer };
}

const nothing: never[] = [];

function sourceOf(order: WebhookOrder, customerId: string | null): OrderSource {
  const currency = order.currency;
  const presentmentCurrency = order.presentment_currency ?? currency;
  return {
    orderId: idOfPayload(order),
    customerId,
    email: order.email ?? null,
    placedAt: order.processed_at ?? order.created_at ?? order.updated_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at ?? null,
    sourceName: order.source_name ?? null,
    locationId: bareId(order.location_id),
    test: order.test ?? false,
    b2b: order.company !== null && order.company !== undefined,
    exchange: order.returns?.some((one) => (one.exchange_line_items?.length ?? 0) > 0) ?? false,
    taxesIncluded: order.taxes_included ?? false,
    currency,
    presentmentCurrency,
    locale: order.customer_locale ?? null,
    country: order.shipping_address?.country_code ?? order.billing_address?.country_code ?? null,
    financialStatus: order.financial_status ?? null,
    fulfilled: order.fulfillment_status === "fulfilled",
    fulfillments: order.fulfillments?.map((one) => ({ at: one.created_at, status: one.status ?? null })) ?? nothing,
    outstanding: textOf(order.total_outstanding),
    // they only give the rate of a foreign currency
    totalShop: String(order.total_price_set?.shop_money.amount ?? order.total_price ?? "0"),
    totalPresentment: String(order.total_price_set?.presentment_money.amount ?? order.total_price ?? "0"),
    tags: order.tags ? order.tags.split(",") : nothing,
    discountCodes: order.discount_codes?.map((one) => one.code) ?? nothing,
    gateways: order.payment_gateway_names ?? nothing,
    lines: order.line_items.map(lineOf),
    shipping: shippingOf(order),
    tips: textOf(order.total_tip_received),
    duties: textOf(order.original_total_duties_set?.shop_money.amount),
    refunds: order.refunds?.map((refund) => refundSource(refund, currency, presentmentCurrency)) ?? nothing,
  };
}

function textOf(amount: string | number | null | undefined): string | null {
  return amount === null || amount === undefined ? null : String(amount);
}

function shippingOf(order: WebhookOrder): string[] {
  if (!order.shipping_lines) return nothing;
  return order.shipping_lines
    .filter((line) => line.is_removed !== true)
    .map((line) => String(shopAmount(line.discounted_price_set ?? line.price_set, line.discounted_price ?? line.price)));
}

function lineOf(line: WebhookOrder["line_items"][number]): LineSource {
  // the Admin API no longer names a product that was deleted
  const gone = line.product_exists === false;
  return {
    id: idOfPayload(line),
    productId: gone ? null : bareId(line.product_id),
    variantId: gone ? null : bareId(line.variant_id),
    vendor: line.vendor ?? null,
    giftCard: line.gift_card ?? false,
    requiresShipping: line.requires_shipping ?? true,
    taxable: line.taxable ?? true,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? line.quantity,
    price: shopAmount(line.price_set, line.price),
    discounts: line.discount_allocations?.map((one) => shopAmount(one.amount_set, one.amount)) ?? nothing,
    taxes: line.tax_lines?.map((one) => shopAmount(one.price_set, one.price)) ?? nothing,
  };
}
