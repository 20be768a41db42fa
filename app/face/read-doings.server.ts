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

/**
 * What members did and were granted beside orders, as far as the program's ways to earn ask for it: to be asked for each member with the
 * dated rows of their orders.
 */
export async function readDoings(
  tx: ShopTx,
  program: Program,
  zone: string,
  ids: readonly string[],
): Promise<(member: Pick<StoredMember, "id" | "joined_at">, counts: readonly CountRow[]) => Doings> {
  const today: Day = dayAt(tx.now.getTime(), zone);
  const rules = program.earning.filter(isOccasionRule).filter(({ archived }) => !archived);
  const kinds = [...new Set(rules.map(({ on }) => on))];
  const { minimumAge } = program.birthdays;
  const [grants, visited, birthdays, aged] = await Promise.all([
    kinds.length === 0 ? [] : earlierGrants(tx, ids, kinds),
    kinds.includes("visit") ? visitedDays(tx, ids, today, longestStreak(program) + 1) : new Map<string, Doings["visited"]>(),
    // a birthday stays theirs to see and remove when its rule is gone
    readBirthdays(tx, ids),
    minimumAge === null ? null : membersWhoActed(tx, ids, "age-declared", String(minimumAge)),
  ]);
  return ({ id: memberId, joined_at }, counts) => {
    const earlier: Record<string, Record<string, string[]>> = {};
    for (const { causeType, rule, at } of grants.filter((grant) => grant.memberId === memberId))
      ((earlier[causeType] ??= {})[rule] ??= []).push(at);
    return {
      now: tx.now.toISOString(),
      joinedAt: joined_at,
      earlier,
      visited: visited.get(memberId) ?? {},
      birthday: birthdays.get(memberId) ?? null,
      aged: aged?.has(memberId) ?? true,
      used: counts.filter((row) => row.used !== undefined),
    };
  };
}
