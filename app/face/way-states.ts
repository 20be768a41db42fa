import { nextAnniversary, nextBirthday } from "../loyalty/birthdays";
import { dayAt, plusDays, startOfDay, type Day } from "../loyalty/days";
import { ordersOf, progressLeaves } from "../loyalty/challenge-leaves";
import { challengeStandings, type ChallengeStanding } from "../loyalty/challenges";
import { limitOf, limitReached, periodEnd } from "../loyalty/occasion-limits";
import { streakOf } from "../loyalty/occasions";
import { isOccasionRule, type BoostRule, type ChallengeRule, type OccasionRule, type OrderRule, type Program } from "../loyalty/program";
import type { Limit } from "../loyalty/program-shapes";
import { usedNames } from "../loyalty/shared";
import { periodStart } from "../loyalty/shop-day";
import type { Doings } from "./member-state";

/** Where a member stands with a way to earn. Days are the shop's; `until`: the instant from which it is no longer so, null: for good. */
export type WayState = { key: string; until: string | null } & (
  | { is: "done" }
  | { is: "again"; from: Day }
  | { is: "birthday" | "anniversary"; on: Day }
  | { is: "streak"; days: number; of: number }
  | { is: "progress"; counts: ChallengeRule["counts"]; have: number; of: number; last: Day | null }
);

/** Of the live ways to earn those of which there is something to say. */
export function wayStates(program: Program, doings: Doings, zone: string): WayState[] {
  const challenges = challengeStandings(program, ordersOf(doings.used), doings.now, zone);
  return program.earning.flatMap((rule): WayState[] => {
    if (rule.archived) return [];
    const standing = rule.on === "challenge" && challenges.find(({ key }) => key === rule.key);
    if (rule.on === "challenge") return standing ? challengeState(rule, standing, doings, zone) : [];
    return isOccasionRule(rule) ? occasionState(rule, doings, zone) : orderState(rule, doings, zone);
  });
}

/** A rule for orders that a member got as often as may be. */
function orderState({ key, limit }: OrderRule | BoostRule, { used, now }: Doings, zone: string): WayState[] {
  if (limit === undefined) return [];
  const start = periodStart(Date.parse(now), limit.every ?? "ever", zone);
  const times = used
    .filter(({ at, placedAt }) => at <= now && Date.parse(placedAt) >= start)
    .reduce((sum, row) => sum + (row.used?.[usedNames.times(key)] ?? 0), 0);
  return times < limit.times ? [] : [reached(key, limit, now, zone)];
}

function reached(key: string, limit: Limit, now: string, zone: string): WayState {
  const until = periodEnd(limit, now, zone);
  return until === null ? { key, is: "done", until } : { key, is: "again", from: dayAt(until, zone), until };
}

function occasionState(rule: OccasionRule, doings: Doings, zone: string): WayState[] {
  const { now, joinedAt, birthday, visited } = doings;
  const { key } = rule;
  const earlier = doings.earlier[rule.on] ?? {};
  const today = dayAt(now, zone);
  const begins = (day: Day) => startOfDay(day, zone);
  if (rule.on === "birthday") {
    const on = birthday && nextBirthday(birthday, today, zone);
    return on ? [{ key, is: "birthday", on, until: begins(on) }] : [];
  }
  if (rule.on === "anniversary") {
    const next = joinedAt && nextAnniversary(joinedAt, today, zone, rule.years);
    return next ? [{ key, is: "anniversary", on: next.day, until: begins(next.day) }] : [];
  }
  if (limitReached(rule, now, earlier, zone)) {
    return [reached(key, limitOf(rule) ?? { times: 1 }, now, zone)];
  }
  if (rule.on !== "visit") return [];
  const tomorrow = plusDays(today, 1);
  if (earlier[key]?.some((at) => dayAt(at, zone) === today)) return [{ key, is: "again", from: tomorrow, until: begins(tomorrow) }];
  const days = visited[rule.path ?? ""];
  if (rule.streak === undefined || days === undefined) return [];
  // the streak of yesterday can still be gone on with today
  const last = days.has(today) ? today : plusDays(today, -1);
  const inARow = streakOf(rule, days, begins(last), earlier, zone);
  return inARow === 0 ? [] : [{ key, is: "streak", days: inARow, of: rule.streak, until: begins(plusDays(last, 2)) }];
}

function challengeState(rule: ChallengeRule, standing: ChallengeStanding, { used, now }: Doings, zone: string): WayState[] {
  const { key, counts } = rule;
  if (standing.reached >= standing.times) return [{ key, is: "done", until: null }];
  if (standing.progress === 0) return [];
  const until = progressLeaves(rule, used, now, zone);
  const of = standing.steps.find(({ reached }) => !reached)?.at ?? standing.goal;
  return [{ key, is: "progress", counts, have: standing.progress, of, last: until === null ? null : dayAt(until, zone), until }];
}
