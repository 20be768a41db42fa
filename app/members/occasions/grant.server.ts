import type { ShopTx } from "../../db/tenancy.server";
import { lockMembers } from "../../ledger/members.server";
import type { GrantOperation } from "../../ledger/operations";
import { post } from "../../ledger/post.server";
import { lotDates } from "../../loyalty/calendar";
import { memberRefusal } from "../../loyalty/eligibility";
import { reason } from "../../loyalty/explain/codes";
import { isOnceEver } from "../../loyalty/occasion-limits";
import { grantsFor, type Occasion, type OccasionGrant } from "../../loyalty/occasions";
import { inPause, type EarningPause } from "../../loyalty/pauses";
import type { Program, ProgramVersion } from "../../loyalty/program";
import type { Reason } from "../../loyalty/words";
import { earningPauses } from "../../programs/pauses.server";
import { shopCalendar } from "../../programs/shop.server";
import { loadVersions } from "../../programs/versions.server";
import { membersById, type StoredMember } from "../member-rows.server";
import { refreshTiers } from "../tiers.server";
import { earlierGrants, type EarlierGrant } from "./earlier.server";
import { memberFacts } from "./facts.server";

/** An occasion of a member's. Its cause makes it one: whatever tells of it again grants nothing more. */
export interface MemberOccasion {
  memberId: string;
  occasion: Occasion;
  /** the cause's id; its type is the rule's kind */
  causeId: string;
}

export interface OccasionOutcome {
  memberId: string;
  /** in force when it happened; null: none was published */
  programVersion: number | null;
  /** some live rule is for it */
  known: boolean;
  /** granted for it, now or when it was told of before */
  points: number;
  /** granted just now */
  isNew: boolean;
  codes: Reason[];
}

/**
 * Grants what the rules give for occasions, each by the program that was in force when it happened, within conditions and limits;
 * what earns nothing says why. Locks the members, so that a limit holds whatever happens at once; several occasions of one member
 * must be of different kinds or given one after the other. A member's orders are not judged again: see intake/occasions.
 */
export async function grantOccasions(tx: ShopTx, occasions: readonly MemberOccasion[]): Promise<OccasionOutcome[]> {
  if (occasions.length === 0) return [];
  const ids = [...new Set(occasions.map(({ memberId }) => memberId))];
  await lockMembers(tx, ids);
  const members = new Map((await membersById(tx, ids)).map((row) => [row.id, row]));
  const versions = await loadVersions(tx);
  const { zone } = await shopCalendar(tx);
  const pauses = await earningPauses(tx);
  const used = [...new Set(occasions.flatMap(({ occasion }) => versionAt(versions, occasion.at) ?? []))];
  const factsAt = await memberFacts(tx, [...members.values()], used, zone);
  const earlier = await earlierGrants(tx, ids, [...new Set(occasions.flatMap(({ occasion }) => kindsOf(occasion)))]);

  const operations: GrantOperation[] = [];
  const outcomes = occasions.map((one): OccasionOutcome => {
    const { memberId, occasion, causeId } = one;
    const version = versionAt(versions, occasion.at);
    const member = members.get(memberId);
    if (!version || !member) return { memberId, programVersion: null, known: false, points: 0, isNew: false, codes: [] };
    const own = earlier.filter((grant) => grant.memberId === memberId && kindsOf(occasion).includes(grant.causeType));
    // what comes once ever has one cause for ever
    const others = own.filter((grant) => isOnceEver(occasion.on) || grant.causeId !== causeId);
    const context = { ...factsAt(memberId, version, occasion.at), earlier: byRule(others), zone };
    const grants = grantsFor(version.program, occasion, context);
    const refusal = refusalOf(member, version.program, occasion.at, pauses);
    const outcome = { memberId, programVersion: version.number, known: grants.length > 0 };
    if (refusal) return { ...outcome, points: 0, isNew: false, codes: [refusal] };
    const before = own.filter((grant) => grant.causeId === causeId);
    const fresh = grants.filter(({ rule, points }) => points > 0 && !before.some((grant) => grant.rule === rule));
    operations.push(...fresh.map((grant) => operationOf(one, version, grant, zone)));
    return {
      ...outcome,
      points: sum(before.map(({ amount }) => amount)) + sum(fresh.map(({ points }) => points)),
      isNew: fresh.length > 0,
      codes: grants.flatMap(({ explanation }) => explanation.codes),
    };
  });
  if (operations.length === 0) return outcomes;
  await post(tx, operations);
  await refreshTiers(
    tx,
    operations.map(({ memberId }) => memberId),
  );
  return outcomes;
}

function operationOf(
  { memberId, occasion, causeId }: MemberOccasion,
  version: ProgramVersion,
  grant: OccasionGrant,
  zone: string,
): GrantOperation {
  return {
    kind: "grant",
    memberId,
    cause: { type: grant.on, id: causeId },
    source: grant.rule,
    amount: grant.points,
    at: occasion.at,
    dates: lotDates(occasion.at, version.program, zone, grant.pendingDays),
    programVersion: version.number,
    explanation: grant.explanation,
  };
}

/** The version in force at an instant; the oldest before all of them. */
export const versionAt = (versions: readonly ProgramVersion[], at: string): ProgramVersion | undefined =>
  versions.findLast(({ inForceFrom }) => inForceFrom <= at) ?? versions[0];

/** Why nothing that happened to the member then earns, whatever it was. */
function refusalOf(member: StoredMember, program: Program, at: string, pauses: readonly EarningPause[]): Reason | null {
  const standing = { status: member.status, joinedAt: member.joined_at, blockedAt: member.blocked_at, leftAt: member.left_at };
  const refusal = memberRefusal(standing, at);
  if (refusal) return refusal;
  if (program.startsAt !== null && at < program.startsAt) return reason("before-program", { startsAt: program.startsAt });
  return inPause(pauses, at) ? reason("earning-paused") : null;
}

/** Reviews may be told as events of the type "review": their rules are looked at together. */
const kindsOf = ({ on }: Occasion): string[] => (on === "event" || on === "review" ? ["event", "review"] : [on]);

function byRule(grants: readonly EarlierGrant[]): Record<string, string[]> {
  const earlier: Record<string, string[]> = {};
  for (const { rule, at } of grants) (earlier[rule] ??= []).push(at);
  return earlier;
}

const sum = (points: readonly number[]): number => points.reduce((all, one) => all + one, 0);
