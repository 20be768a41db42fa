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

/** What counts of an order in a state, line by line. Each figure is to be multiplied by `kept` of `whole`: once, in a sum. */
export interface Bases {
  /** by their place in the facts; gift cards 0 */
  lines: readonly Exact[];
  /** shipping, tips and duties */
  extras: Exact;
  kept: Exact;
  whole: Exact;
}

/**
 * The base of each line, for rules that look at some of them. What comes off (money outstanding, refunded without lines, paid by gift
 * card where that does not count) is spread by value over all goods and the extras that count.
 */
export function basesAt(facts: OrderFacts, basis: Basis, state: GoodsState, withExtras: boolean): Bases {
  if (state.cancelled) return { lines: facts.lines.map(() => 0), extras: 0, kept: 1, whole: 1 };
  const extras = withExtras ? Math.max(0, extrasOf(facts, basis) - state.extrasRefunded) : 0;
  const lines = facts.lines.map((line, index) => {
    const left = state.quantities === null ? line.quantity : (state.quantities[index] ?? 0);
    return line.giftCard ? 0 : share(lineBase(line, facts.taxesIncluded, basis), left, line.quantity);
  });
  const taxed = basis.tax === "excluded" && facts.taxesIncluded;
  let money: Exact = extras;
  facts.lines.forEach((line, index) => {
    const left = state.quantities === null ? line.quantity : (state.quantities[index] ?? 0);
    money = plus(money, taxed && !line.giftCard ? share(line.paid, left, line.quantity) : (lines[index] ?? 0));
  });
  const deducted = state.withoutLines + (facts.payment === "partial" ? facts.outstanding : 0);
  const whole = same(money, 0) ? 1 : money;
  const kept = deducted === 0 ? whole : lessAtLeastZero(whole, deducted);
  if (basis.giftCardPayments || paidByGiftCard(facts) === 0) return { lines, extras, kept, whole };
  const paid = paidForGoods(facts) + (withExtras ? extrasOf(facts, basis) : 0);
  const byCard = paidByGiftCard(facts) ?? paid;
  return { lines, extras, kept: paid === 0 ? 0 : scaled(kept, Math.max(0, paid - byCard), paid), whole };
}

/** Of what was paid, by gift card; null: some was, and Shopify has not said yet how much. */
export function paidByGiftCard(facts: OrderFacts): number | null {
  return facts.giftCardPaid ?? (facts.paidWith.includes("gift_card") ? null : 0);
}

/** What was paid for goods as ordered, with their tax. */
function paidForGoods(facts: OrderFacts): number {
  let paid = facts.payment === "partial" ? -facts.outstanding : 0;
  for (const line of facts.lines) if (!line.giftCard) paid += line.paid + (facts.taxesIncluded ? 0 : line.tax);
  return Math.max(0, paid);
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
