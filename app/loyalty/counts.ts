import { asOrdered, baseAt, type Basis, type GoodsState } from "./base";
import { floorOf, same, shareDown } from "./exact";
import { goodsHistory, isUntouched } from "./goods-history";
import type { CountRow } from "./judgement";
import type { OrderFacts } from "./order-facts";

/**
 * The dated rows that an order adds to the tier measures: one for its placing, a negative one for each later moment at
 * which something of it left. Spend is goods only, rounded down once, cumulatively, so the rows of an order that is
 * all gone add up to nothing. An order counts as one while it is paid in full and anything of it is left.
 */
export function countRows(facts: OrderFacts, tax: Basis["tax"], pointsIn: (state: GoodsState) => number): CountRow[] {
  const basis: Basis = { tax, shipping: false, tips: false, duties: false, discountedLines: true, giftCardPayments: true };
  const placedAt = facts.placedAt;
  const one = facts.payment === "paid" ? 1 : 0;
  const whole = baseAt(facts, basis, asOrdered);
  if (isUntouched(facts)) return [{ at: placedAt, placedAt, spend: floorOf(whole), points: pointsIn(asOrdered), orders: one }];

  const placed: CountRow = { at: placedAt, placedAt, spend: 0, points: 0, orders: 0 };
  const rows = [placed];
  let before = { spend: 0, points: 0, orders: 0 };
  for (const step of goodsHistory(facts)) {
    const base = baseAt(facts, basis, step.state);
    const gone = step.state.cancelled || (same(whole, 0) ? nothingLeft(step.state) : same(base, 0));
    const now = { spend: floorOf(base), points: pointsIn(step.state), orders: gone ? 0 : one };
    const row = rowAt(rows, step.at, placedAt);
    for (const measure of ["spend", "points"] as const) {
      const change = now[measure] - before[measure];
      const own = change < 0 && step.worth > 0 ? -shareDown(-change, Math.min(step.refunded, step.worth), step.worth) : change;
      row[measure] += own;
      placed[measure] += change - own;
    }
    row.orders += now.orders - before.orders;
    before = now;
  }
  return rows.filter((row) => row === placed || row.spend !== 0 || row.points !== 0 || row.orders !== 0);
}

function rowAt(rows: CountRow[], at: string, placedAt: string): CountRow {
  const last = rows[rows.length - 1];
  if (last !== undefined && last.at === at) return last;
  const row: CountRow = { at, placedAt, spend: 0, points: 0, orders: 0 };
  rows.push(row);
  return row;
}

function nothingLeft(state: GoodsState): boolean {
  return state.quantities !== null && state.quantities.length > 0 && state.quantities.every((quantity) => quantity === 0);
}
