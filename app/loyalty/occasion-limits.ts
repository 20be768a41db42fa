import { dayAt, plusMonths, startOfDay } from "./days";
import type { OccasionRule } from "./program";
import type { Limit } from "./program-shapes";
import { zoneCalendar } from "./zone";

/** When a member was granted something before, by key of the rule; RFC 3339. Of one kind of occasion. */
export type Earlier = Readonly<Record<string, readonly string[]>>;

/** These come once in a member's life, whatever the rule is called by then. */
const onceEver: ReadonlySet<OccasionRule["on"]> = new Set(["signup", "newsletter", "sms"]);
export const isOnceEver = (on: OccasionRule["on"]): boolean => onceEver.has(on);

/** A birthday that was moved by its owner brings no second reward within these months. */
const monthsBetweenBirthdays = 11;

/** How often a member may be granted the rule: what it says, or what is in the nature of the occasion. Null: each time. */
export function limitOf(rule: OccasionRule): Limit | null {
  if (isOnceEver(rule.on)) return { times: 1 };
  if (rule.limit !== undefined) return rule.limit;
  if (rule.on === "social") return { times: 1 };
  return rule.on === "birthday" ? { times: 1, every: "year" } : null;
}

/** Whether the rule was granted as often as may be in the period of the instant. Whatever came first: later grants of the period count too. */
export function limitReached(rule: OccasionRule, at: string, earlier: Earlier, zone: string): boolean {
  if (isOnceEver(rule.on)) return Object.values(earlier).some((times) => times.length > 0);
  if (rule.on === "birthday" && tooSoonForBirthday(at, earlier, zone)) return true;
  const limit = limitOf(rule);
  return limit !== null && inPeriod(limit, at, earlier[rule.key] ?? [], zone) >= limit.times;
}

/** When the period of a limit ends in which the instant lies: the first one of the next. Null: it has none. */
export function periodEnd({ every }: Limit, at: string, zone: string): string | null {
  if (every === undefined) return null;
  const calendar = zoneCalendar(zone);
  const start = calendar.startOf(Date.parse(at), every);
  const next = every === "week" ? calendar.plusDays(start, 7) : calendar.plusMonths(start, { day: 0, month: 1, year: 12 }[every]);
  // a day later at the same hour may be the next midnight or an hour beside it
  const day = every === "day" ? calendar.endOfDay(start) + 1 : calendar.startOf(next + 43_200_000, "day");
  return new Date(day).toISOString();
}

/** How many of these instants lie in the period of a limit that `at` lies in. RFC 3339. */
export function inPeriod({ every }: Limit, at: string, times: readonly string[], zone: string): number {
  if (every === undefined) return times.length;
  const calendar = zoneCalendar(zone);
  const period = calendar.startOf(Date.parse(at), every);
  return times.filter((time) => calendar.startOf(Date.parse(time), every) === period).length;
}

function tooSoonForBirthday(at: string, earlier: Earlier, zone: string): boolean {
  const last = Object.values(earlier)
    .flat()
    .reduce((newest, time) => (time > newest ? time : newest), "");
  return last !== "" && at < startOfDay(plusMonths(dayAt(last, zone), monthsBetweenBirthdays), zone);
}
