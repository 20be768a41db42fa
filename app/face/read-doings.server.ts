import type { ShopTx } from "../db/tenancy.server";
import type { Day } from "../loyalty/days";
import { dayAt } from "../loyalty/days";
import type { CountRow } from "../loyalty/judgement";
import { isOccasionRule, type Program } from "../loyalty/program";
import type { StoredMember } from "../members/member-rows.server";
import { membersWhoActed } from "../members/occasions/acts.server";
import { readBirthdays } from "../members/occasions/birthdays.server";
import { earlierGrants } from "../members/occasions/earlier.server";
import { longestStreak, visitedDays } from "../members/occasions/visits.server";
import type { Doings } from "./member-state";

/** What members did and were granted beside orders, as far as the program's ways to earn ask for it. `used`: of their orders, by member. */
export async function readDoings(
  tx: ShopTx,
  program: Program,
  zone: string,
  members: readonly StoredMember[],
  used: ReadonlyMap<string, readonly CountRow[]>,
): Promise<(memberId: string) => Doings> {
  const ids = members.map(({ id }) => id);
  const today: Day = dayAt(tx.now.getTime(), zone);
  const rules = program.earning.filter(isOccasionRule).filter(({ archived }) => !archived);
  const kinds = [...new Set(rules.map(({ on }) => on))];
  const grants = kinds.length === 0 ? [] : await earlierGrants(tx, ids, kinds);
  const visited = kinds.includes("visit")
    ? await visitedDays(tx, ids, today, longestStreak(program) + 1)
    : new Map<string, Doings["visited"]>();
  // a birthday stays theirs to see and remove when its rule is gone
  const birthdays = await readBirthdays(tx, ids);
  const { minimumAge } = program.birthdays;
  const aged = minimumAge === null ? null : await membersWhoActed(tx, ids, "age-declared", String(minimumAge));
  const joined = new Map(members.map(({ id, joined_at }) => [id, joined_at]));
  return (memberId) => {
    const earlier: Record<string, Record<string, string[]>> = {};
    for (const { causeType, rule, at } of grants.filter((grant) => grant.memberId === memberId))
      ((earlier[causeType] ??= {})[rule] ??= []).push(at);
    return {
      now: tx.now.toISOString(),
      joinedAt: joined.get(memberId) ?? null,
      earlier,
      visited: visited.get(memberId) ?? {},
      birthday: birthdays.get(memberId) ?? null,
      aged: aged?.has(memberId) ?? true,
      used: (used.get(memberId) ?? []).filter((row) => row.used !== undefined),
    };
  };
}
