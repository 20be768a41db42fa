import { lessAtLeastZero, plus, same, scaled, share, type Exact } from "./exact";
import type { LineFacts, OrderFacts } from "./order-facts";
import type { OrderRule } from "./program-parts";

export type Basis = OrderRule["basis"];

/** What of an order is still with the buyer at some moment. */
export interface GoodsState {
  /** of each line, by its place in the facts; null: as ordered */
  quantities: readonly number[] | null;
  /** money refunded so far that belongs to no line */
  withoutLines: number;
  /** of shipping, tips and duties, what was refunded so far */
  extrasRefunded: number;
  cancelled: boolean;
}

export const asOrdered: GoodsState = { quantities: null, withoutLines: 0, extrasRefunded: 0, cancelled: false };

/**
 * What counts of an order in a state, in minor units and exactly: what the buyer paid for the goods after discounts, each
 * line by the share of it that is left, gift cards never. What is outstanding and what was refunded without lines comes
 * off, spread by value, which for one sum over all lines is: once, from the sum. A cancelled order has nothing left.
 */
export function baseAt(facts: OrderFacts, basis: Basis, state: GoodsState): Exact {
  if (state.cancelled) return 0;
  const extras = Math.max(0, extrasOf(facts, basis) - state.extrasRefunded);
  let base: Exact = extras;
  // The money that a deduction is spread over: as displayed, or with the tax where the rule adds it.
  let money: Exact = extras;
  const taxed = basis.tax === "excluded" && facts.taxesIncluded;
  for (let index = 0; index < facts.lines.length; index += 1) {
    const line = facts.lines[index] as LineFacts;
    if (line.giftCard) continue;
    const left = state.quantities === null ? line.quantity : (state.quantities[index] ?? 0);
    const counted = share(lineBase(line, facts.taxesIncluded, basis), left, line.quantity);
    base = plus(base, counted);
    if (taxed) money = plus(money, share(line.paid, left, line.quantity));
  }
  if (!taxed) money = base;
  const deducted = state.withoutLines + (facts.payment === "partial" ? facts.outstanding : 0);
  if (deducted === 0 || same(money, 0)) return base;
  const kept = lessAtLeastZero(money, deducted);
  return taxed ? scaled(base, kept, money) : kept;
}

/** Shipping, tips and duties, as far as the rule counts them. */
export function extrasOf(facts: OrderFacts, basis: Basis): number {
  return (basis.shipping ? facts.shipping : 0) + (basis.tips ? facts.tips : 0) + (basis.duties ? facts.duties : 0);
}

/** What a line's whole ordered quantity counts for: `paid` is as displayed; the rule may add or take off the tax. */
function lineBase(line: LineFacts, taxesIncluded: boolean, basis: Basis): number {
  if (basis.tax === "included" && !taxesIncluded) return line.paid + line.tax;
  if (basis.tax === "excluded" && taxesIncluded) return Math.max(0, line.paid - line.tax);
  return line.paid;
}
