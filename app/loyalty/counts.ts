import { asOrdered, baseAt, type Basis, type GoodsState } from "./base";
import { goodsBasis, isGone } from "./earned";
import { floorOf, shareDown } from "./exact";
import { goodsHistory, isUntouched, type GoodsStep } from "./goods-history";
import type { CountRow } from "./judgement";
import type { OrderFacts } from "./order-facts";

/** What an order used up of things that a member's orders share, in a state; only what is not 0. */
export type UsedIn = (state: GoodsState) => Readonly<Record<string, number>>;

/**
 * The dated rows that an order adds to the tier measures: one for its placing, a negative one for each later moment at
 * which something of it left. Spend is goods only, rounded down once, cumulatively, so the rows of an order that is
 * all gone add up to nothing. An order counts as one while it is paid in full and anything of it is left. What it used of
 * things that orders share is dated in the same way.
 */
export function countRows(
  facts: OrderFacts,
  tax: Basis["tax"],
  pointsIn: (state: GoodsState) => number,
  usedIn: UsedIn | null = null,
): CountRow[] {
  const basis = goodsBasis(tax);
  const placedAt = facts.placedAt;
  const one = facts.payment === "paid" ? 1 : 0;
  const whole = baseAt(facts, basis, asOrdered);
  if (isUntouched(facts)) {
    const row: CountRow = { at: placedAt, placedAt, spend: floorOf(whole), points: pointsIn(asOrdered), orders: one };
    return [withUsed(row, usedIn === null ? {} : usedIn(asOrdered))];
  }

  const placed: CountRow = { at: placedAt, placedAt, spend: 0, points: 0, orders: 0 };
  const rows = [placed];
  const used = new Map<CountRow, Record<string, number>>();
  let before = { spend: 0, points: 0, orders: 0 };
  let usedBefore: Readonly<Record<string, number>> = {};
  for (const step of goodsHistory(facts)) {
    const base = baseAt(facts, basis, step.state);
    const now = { spend: floorOf(base), points: pointsIn(step.state), orders: isGone(step.state, whole, base) ? 0 : one };
    const row = rowAt(rows, step.at, placedAt);
    for (const measure of ["spend", "points"] as const) {
      const change = now[measure] - before[measure];
      const own = ownPart(change, step);
      row[measure] += own;
      placed[measure] += change - own;
    }
    row.orders += now.orders - before.orders;
    before = now;
    if (usedIn === null) continue;
    const usedNow = usedIn(step.state);
    for (const name of new Set([...Object.keys(usedBefore), ...Object.keys(usedNow)])) {
      const change = (usedNow[name] ?? 0) - (usedBefore[name] ?? 0);
      const own = ownPart(change, step, isMark(name));
      add(used, row, name, own);
      add(used, placed, name, change - own);
    }
    usedBefore = usedNow;
  }
  return rows
    .map((row) => withUsed(row, used.get(row) ?? {}))
    .filter((row) => row.at === placedAt || row.spend !== 0 || row.points !== 0 || row.orders !== 0 || row.used !== undefined);
}

/** Of a change, what is dated with its step; the rest never counted. A mark is there or not: it goes with its step when all was refunded. */
function ownPart(change: number, { refunded, worth }: GoodsStep, mark = false): number {
  if (change >= 0 || worth <= 0) return change;
  if (mark) return refunded >= worth ? change : 0;
  return -shareDown(-change, Math.min(refunded, worth), worth);
}

/** Times, steps and goals, which do not come in parts. */
function isMark(name: string): boolean {
  return !name.startsWith("cap/") && !name.startsWith("progress/");
}

function add(used: Map<CountRow, Record<string, number>>, row: CountRow, name: string, amount: number): void {
  if (amount === 0) return;
  let of = used.get(row);
  if (of === undefined) used.set(row, (of = {}));
  of[name] = (of[name] ?? 0) + amount;
}

function withUsed(row: CountRow, used: Readonly<Record<string, number>>): CountRow {
  const names = Object.keys(used)
    .filter((name) => used[name] !== 0)
    .toSorted();
  return names.length === 0 ? row : { ...row, used: Object.fromEntries(names.map((name) => [name, used[name] ?? 0])) };
}

function rowAt(rows: CountRow[], at: string, placedAt: string): CountRow {
  const last = rows[rows.length - 1];
  if (last !== undefined && last.at === at) return last;
  const row: CountRow = { at, placedAt, spend: 0, points: 0, orders: 0 };
  rows.push(row);
  return row;
}
