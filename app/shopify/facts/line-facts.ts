import { compareIds } from "../../loyalty/ids";
import type { LineFacts } from "../../loyalty/order-facts";
import { minorUnits } from "./minor-units";
import type { LineSource, OrderSource } from "./order-source";

/**
 * The ids of the lines that are tips. Shopify books a tip as a line of its own beside the order's sum of tips, and only
 * its webhooks mark it: so a tip is, for both sources alike, a line without product that is neither taxed nor shipped, as
 * long as those lines do not exceed the sum of tips.
 */
export function tipLines(order: Pick<OrderSource, "lines" | "tips">, digits: number): ReadonlySet<string> {
  const tips = new Set<string>();
  let left = order.tips === null ? 0 : minorUnits(order.tips, digits);
  if (left <= 0) return tips;
  for (const line of order.lines) {
    if (line.productId !== null || line.variantId !== null || line.taxable || line.requiresShipping || line.giftCard) continue;
    const price = minorUnits(line.price, digits) * line.quantity;
    if (price > left) continue;
    left -= price;
    tips.add(line.id);
  }
  return tips;
}

/** The goods of an order, without its tips. `returned`: how many of each line its refunds name. */
export function lineFacts(
  lines: readonly LineSource[],
  tips: ReadonlySet<string>,
  returned: ReadonlyMap<string, number>,
  digits: number,
): LineFacts[] {
  const facts: LineFacts[] = [];
  for (const line of lines) {
    if (!tips.has(line.id)) facts.push(oneLine(line, returned.get(line.id) ?? 0, digits));
  }
  return facts.sort((a, b) => compareIds(a.id, b.id));
}

function oneLine(line: LineSource, returned: number, digits: number): LineFacts {
  let discount = 0;
  for (const amount of line.discounts) discount += minorUnits(amount, digits);
  let tax = 0;
  for (const amount of line.taxes) tax += minorUnits(amount, digits);
  const price = minorUnits(line.price, digits) * line.quantity;
  if (!Number.isSafeInteger(price)) throw new RangeError("An amount of money is too large to be exact.");
  return {
    id: line.id,
    productId: line.productId,
    variantId: line.variantId,
    vendor: line.vendor,
    giftCard: line.giftCard,
    quantity: line.quantity,
    // an edit lowers the current quantity alone, a refund without restock may be named by its row first: the lower one holds
    remaining: Math.max(0, Math.min(line.currentQuantity, line.quantity - returned)),
    paid: Math.max(0, price - discount),
    tax,
    discount,
  };
}

/** What edits took off the lines without a refund naming it, in minor units, tax and all. */
export function removedValue(lines: readonly LineFacts[], returned: ReadonlyMap<string, number>, taxesIncluded: boolean): number {
  let value = 0;
  for (const line of lines) {
    const removed = line.quantity - line.remaining - (returned.get(line.id) ?? 0);
    if (removed > 0) value += Math.round(((line.paid + (taxesIncluded ? 0 : line.tax)) * removed) / line.quantity);
  }
  return value;
}
