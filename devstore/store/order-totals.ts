import type { Order, OrderLine, ShippingLine } from "./order";

const sum = <T>(of: T[], amount: (one: T) => number): number => of.reduce((total, one) => total + amount(one), 0);

const taxOf = (net: number, rate: number, included: boolean): number =>
  rate === 0 ? 0 : Math.round(included ? (net * rate) / (1 + rate) : net * rate);

/** What the whole quantity costs after discounts, as displayed. */
export function lineNet(line: OrderLine): number {
  return line.price * line.quantity - sum(line.allocations, (allocation) => allocation.amount);
}

export function lineTax(order: Order, line: OrderLine): number {
  return taxOf(lineNet(line), line.taxRate, order.taxesIncluded);
}

export function refundedQuantity(order: Order, lineId: string): number {
  return sum(order.refunds, (refund) => sum(refund.lines, (line) => (line.line === lineId ? line.quantity : 0)));
}

export function currentQuantity(order: Order, line: OrderLine): number {
  return line.quantity - line.removed - refundedQuantity(order, line.id);
}

/** What `quantity` of the line cost, rounded so that all parts add up to the whole when taken after `before` others. */
export function shareOfLine(line: OrderLine, whole: number, before: number, quantity: number): number {
  const upTo = (count: number) => Math.floor((whole * count) / line.quantity);
  return upTo(before + quantity) - upTo(before);
}

/** Which lines a discount was for: those that it lowered, where it is for some. */
export function targetOf(order: Order, discount: number): "ALL" | "ENTITLED" {
  return order.discounts[discount]?.onProducts ? "ENTITLED" : "ALL";
}

/** What the shipping costs after discounts, as displayed. */
export function shippingNet(shipping: ShippingLine): number {
  return shipping.price - (shipping.allocation?.amount ?? 0);
}

export function shippingTax(order: Order, shipping: ShippingLine): number {
  return taxOf(shippingNet(shipping), shipping.taxRate, order.taxesIncluded);
}

export interface Totals {
  /** lines before discounts */
  lineItems: number;
  discounts: number;
  /** lines after discounts */
  subtotal: number;
  tax: number;
  /** after discounts */
  shipping: number;
  total: number;
  currentSubtotal: number;
  currentTax: number;
  currentShipping: number;
  currentDiscounts: number;
  currentTotal: number;
  paid: number;
  refunded: number;
  outstanding: number;
  refundedShipping: number;
}

/** All of an order's totals, in minor units of the shop's currency. */
export function totalsOf(order: Order): Totals {
  const extraTax = order.taxesIncluded ? 0 : 1;
  const shipping = order.shipping ? shippingNet(order.shipping) : 0;
  const shippingTaxes = order.shipping ? shippingTax(order, order.shipping) : 0;
  const goods = order.lines.filter((line) => !line.tip);
  const subtotal = sum(goods, lineNet);
  const tax = sum(goods, (line) => lineTax(order, line)) + shippingTaxes;
  const refundedShipping = sum(order.refunds, (refund) => refund.shipping);
  const part = (line: OrderLine, whole: number) => shareOfLine(line, whole, 0, currentQuantity(order, line));
  const currentSubtotal = sum(goods, (line) => part(line, lineNet(line)));
  const currentShipping = shipping - refundedShipping;
  const keptShippingTax = shipping === 0 ? 0 : Math.round((shippingTaxes * currentShipping) / shipping);
  const currentTax = sum(goods, (line) => part(line, lineTax(order, line))) + keptShippingTax;
  const paid = sum(order.transactions, (one) => one.amount);
  const refunded = sum(order.refunds, (refund) => sum(refund.transactions, (one) => one.amount));
  const beside = sum(order.refunds, (refund) => Math.max(0, refund.discrepancy));
  const currentTotal = Math.max(0, currentSubtotal + extraTax * currentTax + currentShipping + order.tip - beside);
  return {
    lineItems: sum(goods, (line) => line.price * line.quantity),
    discounts: sum(goods, (line) => sum(line.allocations, (allocation) => allocation.amount)),
    subtotal,
    tax,
    shipping,
    total: subtotal + extraTax * tax + shipping + order.tip,
    currentSubtotal,
    currentTax,
    currentShipping,
    currentDiscounts: sum(goods, (line) => part(line, line.price * line.quantity - lineNet(line))),
    currentTotal,
    paid,
    refunded,
    outstanding: order.cancelledAt ? 0 : Math.max(0, currentTotal - (paid - refunded)),
    refundedShipping,
  };
}

export type FinancialStatus = "pending" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

export function financialStatus(order: Order, totals: Totals = totalsOf(order)): FinancialStatus {
  if (totals.paid === 0 && totals.total > 0) return order.cancelledAt ? "voided" : "pending";
  if (totals.refunded > 0) return totals.refunded >= totals.paid ? "refunded" : "partially_refunded";
  return totals.outstanding > 0 ? "partially_paid" : "paid";
}

export function fulfilledQuantity(order: Order, lineId: string): number {
  return sum(order.fulfilments, (fulfilment) => sum(fulfilment.lines, (line) => (line.line === lineId ? line.quantity : 0)));
}

/** null while nothing is fulfilled. */
export function fulfilmentStatus(order: Order): "fulfilled" | "partial" | null {
  if (order.fulfilments.length === 0) return null;
  const open = order.lines.some((line) => fulfilledQuantity(order, line.id) < currentQuantity(order, line));
  return open ? "partial" : "fulfilled";
}

export function gatewaysOf(order: Order): string[] {
  return [...new Set(order.transactions.map((transaction) => transaction.gateway))];
}
