import type { Order, OrderLine, ShippingLine } from "../store/order";
import { currentQuantity, fulfilledQuantity, lineTax, shippingNet, shippingTax } from "../store/order-totals";
import { moneyOf, restId } from "./rest-values";

function taxLines(order: Order, tax: number, rate: number): object[] {
  if (rate === 0) return [];
  const money = moneyOf(order);
  return [{ channel_liable: false, price: money.text(tax), price_set: money.set(tax), rate, title: order.taxesIncluded ? "VAT" : "Tax" }];
}

function allocationOf(order: Order, { amount, discount }: { amount: number; discount: number }): object {
  const money = moneyOf(order);
  return { amount: money.text(amount), amount_set: money.set(amount), discount_application_index: discount };
}

/** One line in REST shape, as in an order's `line_items`. */
export function linePayload(order: Order, line: OrderLine): object {
  const money = moneyOf(order);
  const current = currentQuantity(order, line);
  const fulfilled = fulfilledQuantity(order, line.id);
  return {
    id: restId(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: current,
    fulfillable_quantity: Math.max(0, current - fulfilled),
    fulfillment_service: line.giftCard ? "gift_card" : "manual",
    fulfillment_status: fulfilled === 0 ? null : fulfilled >= current ? "fulfilled" : "partial",
    gift_card: line.giftCard,
    grams: line.giftCard ? 0 : 250,
    name: line.title,
    price: money.text(line.price),
    price_set: money.set(line.price),
    product_exists: line.productId !== null,
    product_id: line.productId === null ? null : restId(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: !line.giftCard && !line.tip,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: !line.tip && !line.giftCard,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: money.set(0),
    variant_id: line.variantId === null ? null : restId(line.variantId),
    variant_inventory_management: "shopify",
    variant_title: null,
    vendor: line.vendor,
    tax_lines: taxLines(order, lineTax(order, line), line.taxRate),
    duties: [],
    discount_allocations: line.allocations.map((allocation) => allocationOf(order, allocation)),
    ...(line.sellingPlan === null ? {} : { selling_plan_allocation: { selling_plan: { name: line.sellingPlan } } }),
  };
}

/** The shipping line in REST shape. */
export function shippingPayload(order: Order, shipping: ShippingLine): object {
  const money = moneyOf(order);
  const net = shippingNet(shipping);
  const left = net - order.refunds.reduce((sum, refund) => sum + refund.shipping, 0);
  return {
    id: restId(shipping.id),
    carrier_identifier: null,
    code: shipping.title,
    current_discounted_price_set: money.set(left),
    discounted_price: money.text(net),
    discounted_price_set: money.set(net),
    is_removed: false,
    phone: null,
    price: money.text(shipping.price),
    price_set: money.set(shipping.price),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: shipping.title,
    tax_lines: taxLines(order, shippingTax(order, shipping), shipping.taxRate),
    discount_allocations: shipping.allocation ? [allocationOf(order, shipping.allocation)] : [],
  };
}

export { taxLines };
