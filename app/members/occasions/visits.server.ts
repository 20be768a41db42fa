import type { ShopTx } from "../../db/tenancy.server";
import { plainArray } from "../../ledger/array-literal";
import { dayAt, plusDays, type Day } from "../../loyalty/days";
import { pathsAsked } from "../../loyalty/occasions";
import { isOccasionRule, type Program } from "../../loyalty/program";
import { shopCalendar } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { memberOfCustomer } from "../member-rows.server";
import { hasActed, markFace, noteAct } from "./acts.server";
import { grantOccasions } from "./grant.server";

/** A day of the shop's and the path that a rule asks for: "2026-11-22", "2026-11-22/pages/club". */
const nameOf = (day: Day, path: string): string => `${day}${path}`;

/**
 * A member's signed-in visit of a page of the shop: noted once a day for each path that live rules ask for, and granted; nothing else
 * of it is kept. Whoever is no active member: nothing. It happens now, so no order placed after it was judged without it.
 */
export async function recordVisit(tx: ShopTx, customerId: string, path: string): Promise<void> {
  const program = (await liveVersion(tx))?.program;
  const asked = program ? pathsAsked(program, path) : [];
  if (!program || asked.length === 0) return;
  const member = await memberOfCustomer(tx, customerId);
  if (member?.status !== "active") return;
  const today = dayAt(tx.now.getTime(), (await shopCalendar(tx)).zone);
  const noted = await noteVisited(tx, member.id, today, asked);
  if (noted.length === 0) return;
  const days = (await visitedDays(tx, [member.id], today, longestStreak(program))).get(member.id);
  const visited = Object.fromEntries(noted.map((one) => [one, days?.[one] ?? new Set([today])]));
  await markFace(tx, member.id);
  await grantOccasions(tx, [
    { memberId: member.id, occasion: { on: "visit", at: tx.now.toISOString(), visited }, causeId: `${member.id}/${today}` },
  ]);
}

/** Notes the visit under each path; answers those that were not noted today. Asked first: pages are looked at more often than once a day. */
async function noteVisited(tx: ShopTx, memberId: string, today: Day, paths: readonly string[]): Promise<string[]> {
  const noted: string[] = [];
  for (const path of paths) {
    const act = nameOf(today, path);
    if (!(await hasActed(tx, memberId, "visit", act)) && (await noteAct(tx, memberId, "visit", act))) noted.push(path);
  }
  return noted;
}

/** Longer than any streak may be. */
const keptDays = 400;

/** Visits that no streak looks back to any more. */
export async function forgetOldVisits(tx: ShopTx): Promise<void> {
  const { zone } = await shopCalendar(tx);
  const first = plusDays(dayAt(tx.now.getTime(), zone), -keptDays);
  await tx.sql("delete from member_act where shop_id = $1 and kind = 'visit' and act < $2", [tx.shopId, first], "members_forget_visits");
}

export type VisitedDays = Record<string, Set<Day>>;

/** The days of the last so many, today's among them, on which each member visited, by the path asked for. */
export async function visitedDays(tx: ShopTx, memberIds: readonly string[], today: Day, days: number): Promise<Map<string, VisitedDays>> {
  const rows = await tx.sql<{ member_id: string; act: string }>(
    "select member_id, act from member_act where shop_id = $1 and member_id = any($2::uuid[]) and kind = 'visit' and act >= $3",
    [tx.shopId, plainArray(memberIds), plusDays(today, 1 - days)],
    "members_visited_days",
  );
  const found = new Map<string, VisitedDays>();
  for (const { member_id, act } of rows) {
    const paths = found.get(member_id) ?? {};
    (paths[act.slice(10)] ??= new Set()).add(act.slice(0, 10));
    found.set(member_id, paths);
  }
  return found;
}

/** Days that a live rule for visits looks back; 1 where none asks for a streak. */
export function longestStreak(program: Program): number {
  return Math.max(
    1,
    ...program.earning.flatMap((rule) => (isOccasionRule(rule) && rule.on === "visit" && !rule.archived ? [rule.streak ?? 1] : [])),
  );
}
