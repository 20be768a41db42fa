import type { Customer, Shop } from "../store/entities";
import type { Order, OrderDiscount } from "../store/order";
import { financialStatus, fulfilmentStatus, gatewaysOf, targetOf, totalsOf } from "../store/order-totals";
import { customerPayload } from "./customer-payload";
import { linePayload, shippingPayload } from "./line-payload";
import { refundPayload } from "./refund-payload";
import { moneyOf, restAddress, restId, restTime } from "./rest-values";

/** Free shipping is all of it off. */
function valueOf({ type, value }: OrderDiscount, money: string): { value: string; value_type: string } {
  if (type === "shipping") return { value: "100.0", value_type: "percentage" };
  return { value: type === "percentage" ? String(value / 100) : money, value_type: type };
}

/** An order in REST shape: the body of the orders/* topics but edited and delete. */
export function orderPayload(order: Order, customer: Customer | null, shop: Shop): object {
  const money = moneyOf(order);
  const totals = totalsOf(order);
  const time = (at: string | null) => (at === null ? null : restTime(at, shop.zone));
  const both = (name: string, minor: number) => ({ [name]: money.text(minor), [`${name}_set`]: money.set(minor) });
  const address = order.address ? restAddress(order.address) : null;
  const taxes =
    totals.tax === 0
      ? []
      : [{ price: money.text(totals.tax), rate: 0.2, title: "VAT", price_set: money.set(totals.tax), channel_liable: false }];
  return {
    id: restId(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: order.source === "pos" ? 129785 : 580111,
    browser_ip: order.clientIp ?? null,
    buyer_accepts_marketing: customer?.emailConsent === "subscribed",
    cancel_reason: order.cancelReason,
    cancelled_at: time(order.cancelledAt),
    cart_token: null,
    checkout_token: null,
    client_details: null,
    closed_at: null,
    company: order.company === null ? null : { id: restId(order.company.id), location_id: restId(order.company.locationId) },
    confirmation_number: `C${order.number}`,
    confirmed: true,
    contact_email: order.email,
    created_at: time(order.createdAt),
    currency: order.currency,
    current_shipping_price_set: money.set(totals.currentShipping),
    ...both("current_subtotal_price", totals.currentSubtotal),
    current_total_additional_fees_set: null,
    ...both("current_total_discounts", totals.currentDiscounts),
    current_total_duties_set: null,
    ...both("current_total_price", totals.currentTotal),
    ...both("current_total_tax", totals.currentTax),
    customer_locale: order.locale,
    device_id: null,
    discount_codes: order.discounts
      .filter(({ code }) => code !== "")
      .map(({ code, amount, type }) => ({ code, amount: money.text(amount), type })),
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: financialStatus(order, totals),
    fulfillment_status: fulfilmentStatus(order),
    landing_site: null,
    landing_site_ref: null,
    location_id: order.locationId === null ? null : restId(order.locationId),
    merchant_business_entity_id: "MTU0ODM4MDAwOQ",
    merchant_of_record_app_id: null,
    name: `#${order.number}`,
    note: order.note,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.id}/authenticate`,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    payment_gateway_names: gatewaysOf(order),
    phone: null,
    po_number: null,
    presentment_currency: order.presentmentCurrency,
    processed_at: time(order.createdAt),
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.source,
    source_url: null,
    ...both("subtotal_price", totals.subtotal),
    tags: order.tags.join(", "),
    tax_exempt: false,
    tax_lines: taxes,
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: `token-${order.id}`,
    total_cash_rounding_payment_adjustment_set: money.set(0),
    total_cash_rounding_refund_adjustment_set: money.set(0),
    ...both("total_discounts", totals.discounts + (order.shipping?.allocation?.amount ?? 0)),
    ...both("total_line_items_price", totals.lineItems),
    total_outstanding: money.text(totals.outstanding),
    ...both("total_price", totals.total),
    total_shipping_price_set: money.set(order.shipping?.price ?? 0),
    ...both("total_tax", totals.tax),
    total_tip_received: money.text(order.tip),
    total_weight: 0,
    updated_at: time(order.updatedAt),
    user_id: null,
    billing_address: address,
    customer: customer === null ? null : customerPayload(customer, shop),
    discount_applications: order.discounts.map((discount, index) => ({
      target_type: discount.type === "shipping" ? "shipping_line" : "line_item",
      ...(discount.code === "" ? { type: "automatic", title: discount.title } : { type: "discount_code", code: discount.code }),
      ...valueOf(discount, money.text(discount.value)),
      allocation_method: discount.type === "shipping" ? "each" : "across",
      target_selection: targetOf(order, index).toLowerCase(),
    })),
    fulfillments: order.fulfilments.map((one, index) => ({
      id: restId(one.id),
      admin_graphql_api_id: `gid://shopify/Fulfillment/${one.id}`,
      created_at: time(one.at),
      updated_at: time(one.at),
      name: `#${order.number}.${index + 1}`,
      order_id: restId(order.id),
      service: "manual",
      status: "success",
      line_items: one.lines.map((line) => ({ id: restId(line.line), quantity: line.quantity })),
    })),
    line_items: order.lines.map((line) => linePayload(order, line)),
    payment_terms: null,
    refunds: order.refunds.map((refund) => refundPayload(order, refund, shop.zone)),
    shipping_address: address,
    shipping_lines: order.shipping ? [shippingPayload(order, order.shipping)] : [],
    returns: order.returns.map((one) => ({
      id: restId(one.id),
      admin_graphql_api_id: `gid://shopify/Return/${one.id}`,
      name: one.name,
      status: "closed",
      return_line_items: one.lines.map((line) => ({ line_item_id: restId(line.line), quantity: line.quantity })),
      exchange_line_items: one.exchangeLines.map((id) => ({ line_item_id: restId(id) })),
    })),
    line_item_groups: [],
  };
}
