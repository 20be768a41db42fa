import type { CountRow } from "./judgement";
import type { ChallengeRule } from "./program";
import { usedNames } from "./shared";
import { zoneCalendar } from "./zone";

/** The orders that dated rows belong to: rows of one placing are of one order. */
export function ordersOf(rows: readonly CountRow[]): Array<{ orderId: string; placedAt: string; counts: CountRow[] }> {
  const orders = Map.groupBy(rows, ({ placedAt }) => placedAt);
  return [...orders].map(([placedAt, counts]) => ({ orderId: "0", placedAt, counts })).sort((a, b) => (a.placedAt < b.placedAt ? -1 : 1));
}

/** When the oldest order that counts for a challenge now no longer does (RFC 3339); null: none counts, or they count for good. */
export function progressLeaves(rule: ChallengeRule, rows: readonly CountRow[], now: string, zone: string): string | null {
  if (rule.withinDays === undefined) return null;
  const orders = ordersOf(rows.filter(({ at }) => at <= now));
  const sum = (counts: readonly CountRow[], name: string) => counts.reduce((all, { used }) => all + (used?.[name] ?? 0), 0);
  const last = orders.findLastIndex(({ counts }) => sum(counts, usedNames.reached(rule.key)) > 0);
  const calendar = zoneCalendar(zone);
  const start = new Date(calendar.plusDays(Date.parse(now), -rule.withinDays)).toISOString();
  const first = orders.slice(last + 1).find(({ placedAt, counts }) => placedAt > start && sum(counts, usedNames.progress(rule.key)) > 0);
  return first === undefined ? null : new Date(calendar.plusDays(Date.parse(first.placedAt), rule.withinDays)).toISOString();
}
