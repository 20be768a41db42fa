import { asOrdered, type GoodsState } from "./base";
import { floorOf, plus, share, type Exact } from "./exact";
import type { OrderFacts, RefundFacts } from "./order-facts";

/** A moment at which something left an order, and what was left then. */
export interface GoodsStep {
  at: string;
  state: GoodsState;
  /**
   * The part of what left that money moved for, as part of whole. In an exchange the rest was paid for by new lines, so it
   * never counted beside them.
   */
  refunded: number;
  worth: number;
}

/** Nothing was refunded, removed or cancelled. */
export function isUntouched(facts: OrderFacts): boolean {
  if (facts.cancelledAt !== null || facts.refunds.length > 0) return false;
  for (const line of facts.lines) if (line.remaining !== line.quantity) return false;
  return true;
}

/** What is left of the order by the newest facts. */
export function finalState(facts: OrderFacts): GoodsState {
  if (isUntouched(facts)) return asOrdered;
  let withoutLines = 0;
  let extrasRefunded = 0;
  for (const refund of facts.refunds) {
    withoutLines += refund.withoutLines;
    extrasRefunded += refundOfExtras(facts, refund);
  }
  const quantities = facts.lines.map((line) => Math.max(0, Math.min(line.remaining, line.quantity)));
  return { quantities, withoutLines, extrasRefunded, cancelled: facts.cancelledAt !== null };
}

/**
 * How the order shrank, oldest first. What an edit removed without a refund never counted, so it is dated with the placing;
 * a refund has its own time. The last step is always the state of the newest facts.
 */
export function goodsHistory(facts: OrderFacts): GoodsStep[] {
  const final = finalState(facts);
  const floor = final.quantities ?? facts.lines.map((line) => line.quantity);
  const refunds = facts.refunds.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const places = new Map(facts.lines.map((line, index) => [line.id, index]));
  const quantities = [...floor];
  for (const refund of refunds) {
    for (const { line, quantity } of refund.lines) {
      const place = places.get(line);
      if (place !== undefined) quantities[place] = Math.min(facts.lines[place]?.quantity ?? 0, (quantities[place] ?? 0) + quantity);
    }
  }
  let state: GoodsState = { quantities: [...quantities], withoutLines: 0, extrasRefunded: 0, cancelled: false };
  const steps: GoodsStep[] = [{ at: facts.placedAt, state, refunded: 1, worth: 1 }];
  for (const refund of refunds) {
    if (facts.cancelledAt !== null && refund.at >= facts.cancelledAt) break;
    for (const { line, quantity } of refund.lines) {
      const place = places.get(line);
      if (place !== undefined) quantities[place] = Math.max(floor[place] ?? 0, (quantities[place] ?? 0) - quantity);
    }
    state = {
      quantities: [...quantities],
      withoutLines: state.withoutLines + refund.withoutLines,
      extrasRefunded: state.extrasRefunded + refundOfExtras(facts, refund),
      cancelled: false,
    };
    const worth = floorOf(worthOf(facts, refund)) + refund.withoutLines;
    steps.push({ at: later(refund.at, facts.placedAt), state, ...(facts.exchange ? { refunded: refund.amount, worth } : all) });
  }
  if (facts.cancelledAt !== null) steps.push({ at: later(facts.cancelledAt, facts.placedAt), state: final, ...all });
  return steps;
}

const all = { refunded: 1, worth: 1 };

/** Money refunded beyond what its lines are worth and what belongs to no line went to shipping, tips or duties. */
function refundOfExtras(facts: OrderFacts, refund: RefundFacts): number {
  const rest = refund.amount - refund.withoutLines;
  return rest <= 0 ? 0 : Math.max(0, rest - Math.ceil(floorOf(worthOf(facts, refund))));
}

/** What the buyer had paid for the refunded pieces, tax included. */
function worthOf(facts: OrderFacts, refund: RefundFacts): Exact {
  let worth: Exact = 0;
  for (const { line: id, quantity } of refund.lines) {
    const line = facts.lines.find((candidate) => candidate.id === id);
    if (line === undefined) continue;
    const money = facts.taxesIncluded ? line.paid : line.paid + line.tax;
    worth = plus(worth, share(money, Math.min(quantity, line.quantity), line.quantity));
  }
  return worth;
}

function later(at: string, earliest: string): string {
  return at > earliest ? at : earliest;
}
