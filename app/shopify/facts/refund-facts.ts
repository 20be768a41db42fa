import { compareIds } from "../../loyalty/ids";
import type { RefundFacts } from "../../loyalty/order-facts";
import { toPresentmentMoney, toShopMoney, type Conversion } from "./conversion";
import { minorUnits } from "./minor-units";
import type { AdjustmentSource, RefundSource } from "./order-source";
import { utc } from "./times";

/** What the facts of a refund need to know of its order. */
export interface RefundContext {
  conversion: Conversion;
  taxesIncluded: boolean;
  /** decimals of the shop's and of the buyer's currency */
  shopDigits: number;
  presentmentDigits: number;
  /** what edits took off paid lines without a refund's row; minor units of the shop's currency */
  removedValue: number;
  /** lines that are tips: no goods return with them */
  tips: ReadonlySet<string>;
}

/**
 * The refunds of one order, sorted by id. A row of Shopify's is not yet money: only successful transactions are. Money
 * beyond the row's lines, shipping and duties belongs to no line, unless it settles what went off before: an edit takes a
 * paid line off the order, with a row that only announces money or with no row at all, and the money follows by itself.
 */
export function refundFacts(refunds: readonly RefundSource[], context: RefundContext): RefundFacts[] {
  if (refunds.length === 0) return [];
  const inTime = refunds.map((refund) => ({ refund, at: utc(refund.at) }));
  inTime.sort((a, b) => (a.at === b.at ? compareIds(a.refund.id, b.refund.id) : a.at < b.at ? -1 : 1));
  let pending = 0;
  let removed = context.removedValue;
  const facts = inTime.map(({ refund, at }) => {
    const money = moneyOf(refund, context);
    const beyond = money.presentment - valueOf(refund, context);
    let loose = Math.max(0, beyond);
    const settled = Math.min(pending, loose);
    pending -= settled;
    loose -= settled;
    if (beyond < 0) pending += Math.min(-beyond, pendingOf(refund.adjustments, context));
    if (onlyTax(refund, loose, context)) loose = 0;
    const unexplained = Math.min(money.shop, toShopMoney(loose, context.conversion));
    const withoutLines = Math.max(0, unexplained - removed);
    removed -= unexplained - withoutLines;
    return { id: refund.id, at, lines: linesOf(refund, context), amount: money.shop, withoutLines };
  });
  return facts.sort((a, b) => compareIds(a.id, b.id));
}

/** Money that moved back, in both currencies. */
function moneyOf(refund: RefundSource, context: RefundContext): { shop: number; presentment: number } {
  let presentment = 0;
  let shop = 0;
  for (const transaction of refund.transactions) {
    if (transaction.kind.toLowerCase() !== "refund" || transaction.status.toLowerCase() !== "success") continue;
    if (transaction.inShopMoney) shop += minorUnits(transaction.amount, context.shopDigits);
    else presentment += minorUnits(transaction.amount, context.presentmentDigits);
  }
  return {
    shop: shop + toShopMoney(presentment, context.conversion),
    presentment: presentment + (shop === 0 ? 0 : toPresentmentMoney(shop, context.conversion)),
  };
}

/** What the row's lines, shipping and duties are worth to the buyer, tax and all; minor units of the buyer's currency. */
function valueOf(refund: RefundSource, context: RefundContext): number {
  const units = (amount: string) => minorUnits(amount, context.presentmentDigits);
  const tax = (amount: string) => (context.taxesIncluded ? 0 : units(amount));
  let value = 0;
  for (const line of refund.lines) value += units(line.subtotal) + tax(line.tax);
  for (const line of refund.shipping) value += units(line.amount) + tax(line.tax);
  for (const duty of refund.duties) value += units(duty);
  return value;
}

/**
 * True when `loose` is exactly the tax of the row's lines, of its shipping or of both: in shops whose prices include tax
 * Shopify states some sub-totals without it, and tax that went back with its goods belongs to them.
 */
function onlyTax(refund: RefundSource, loose: number, context: RefundContext): boolean {
  if (!context.taxesIncluded || loose === 0) return false;
  let ofLines = 0;
  for (const line of refund.lines) ofLines += minorUnits(line.tax, context.presentmentDigits);
  let ofShipping = 0;
  for (const line of refund.shipping) ofShipping += minorUnits(line.tax, context.presentmentDigits);
  return loose === ofLines || loose === ofShipping || loose === ofLines + ofShipping;
}

/** Money that a row announces and a later row will bring. */
function pendingOf(adjustments: readonly AdjustmentSource[], context: RefundContext): number {
  let pending = 0;
  for (const { reason, amount, tax } of adjustments) {
    if (reason?.toLowerCase().replaceAll(" ", "_") !== "pending_refund_discrepancy") continue;
    pending += minorUnits(amount, context.presentmentDigits) + minorUnits(tax, context.presentmentDigits);
  }
  return Math.abs(pending);
}

function linesOf(refund: RefundSource, context: RefundContext): RefundFacts["lines"] {
  const quantities = new Map<string, number>();
  for (const { line, quantity } of refund.lines) {
    if (quantity > 0 && !context.tips.has(line)) quantities.set(line, (quantities.get(line) ?? 0) + quantity);
  }
  return [...quantities].map(([line, quantity]) => ({ line, quantity })).sort((a, b) => compareIds(a.line, b.line));
}
