import { dayAt, plusDays, startOfDay } from "./days";
import type { CountRow, ShopCalendar } from "./judgement";
import { parseMoney } from "./money";
import type { ChallengeRule } from "./program";

/** How far a member has come with a challenge. */
export interface ChallengeStanding {
  /** items, orders or minor units */
  have: number;
  /** what the next step asks for */
  of: number;
  /** when the oldest of what counts no longer does; null: never */
  leaves: string | null;
}

/**
 * Where a challenge stands for an order that would be placed now, from what earlier orders used (`CountRow.used`): what was placed
 * after the goal was reached last, within its days. `done`: the goal was reached as often as may be.
 */
export function challengeStanding(
  rule: ChallengeRule,
  rows: readonly CountRow[],
  now: string,
  { zone, currency }: ShopCalendar,
): ChallengeStanding | "done" {
  const [progress, reached] = [`progress/${rule.key}`, `reached/${rule.key}`];
  const placings = new Map<string, { progress: number; reached: number }>();
  for (const { at, placedAt, used } of rows) {
    if (used === undefined || at > now) continue;
    const sum = placings.get(placedAt) ?? { progress: 0, reached: 0 };
    placings.set(placedAt, { progress: sum.progress + (used[progress] ?? 0), reached: sum.reached + (used[reached] ?? 0) });
  }
  const orders = [...placings].sort(([a], [b]) => (a < b ? -1 : 1));
  if (orders.reduce((times, [, one]) => times + one.reached, 0) >= rule.times) return "done";
  const last = orders.findLastIndex(([, one]) => one.reached > 0);
  const today = dayAt(now, zone);
  const since = rule.withinDays === undefined ? "" : startOfDay(plusDays(today, 1 - rule.withinDays), zone);
  const counted = orders.slice(last + 1).filter(([placedAt, one]) => placedAt >= since && one.progress > 0);
  const have = counted.reduce((all, [, one]) => all + one.progress, 0);
  const steps = rule.steps.map(({ at }) => (rule.counts === "spend" ? parseMoney(at, currency) : Number(at)));
  const first = counted[0]?.[0];
  return {
    have,
    of: steps.find((at) => at > have) ?? steps.at(-1) ?? 0,
    leaves: first === undefined || rule.withinDays === undefined ? null : startOfDay(plusDays(dayAt(first, zone), rule.withinDays), zone),
  };
}
