import { reason } from "./explain/codes";
import type { OccasionRule, Program } from "./program";
import type { Explanation } from "./words";
import { zoneCalendar } from "./zone";

/** Something a member did or that came round for them, other than an order. */
export interface Occasion {
  on: OccasionRule["on"];
  /** of an action of the merchant's own: its type; the rules for others do not see it */
  type?: string;
  /** RFC 3339 in UTC with milliseconds */
  at: string;
}

/** What a rule grants for an occasion; 0 points when its limit is reached, with the reason. */
export interface OccasionGrant {
  /** key of the rule: the source of the points */
  rule: string;
  points: number;
  explanation: Explanation;
}

/**
 * What the live rules grant for an occasion. `earlier` holds, by key of the rule, when the member was granted it before:
 * a limit counts those of the same calendar day, week, month or year of the shop, or all of them.
 */
export function grantsFor(
  program: Program,
  occasion: Occasion,
  earlier: Readonly<Record<string, readonly string[]>>,
  zone: string,
): OccasionGrant[] {
  return program.earning.flatMap((rule) => {
    if (rule.archived || rule.on === "order" || rule.on !== occasion.on) return [];
    if (rule.on === "event" && rule.type !== occasion.type) return [];
    const points = Number(rule.points);
    if (program.earningPaused) return [{ rule: rule.key, points: 0, explanation: { codes: [reason("earning-paused")] } }];
    const limited = rule.limit !== undefined && counted(rule, occasion.at, earlier[rule.key] ?? [], zone) >= rule.limit.times;
    const why = limited
      ? reason("limit-reached", { rule: rule.key, times: rule.limit?.times ?? 0, every: rule.limit?.every ?? null })
      : reason(rule.on, { rule: rule.key, points });
    return [{ rule: rule.key, points: limited ? 0 : points, explanation: { codes: [why] } }];
  });
}

function counted(rule: OccasionRule, at: string, earlier: readonly string[], zone: string): number {
  const every = rule.limit?.every;
  if (every === undefined) return earlier.length;
  const calendar = zoneCalendar(zone);
  const period = calendar.startOf(Date.parse(at), every);
  return earlier.filter((time) => calendar.startOf(Date.parse(time), every) === period).length;
}
