import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { post } from "../ledger/post.server";
import { lotDates } from "../loyalty/calendar";
import type { OccasionRule, Program, ProgramVersion } from "../loyalty/program";
import type { Explanation, Reason } from "../loyalty/words";
import { zoneCalendar } from "../loyalty/zone";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { readMembers } from "./ensure.server";
import type { MemberRow } from "./member-row";
import { explanationView, wordingFor, type ExplanationView } from "./sentences.server";
import { refreshTiers } from "./tiers.server";

/** An action of the merchant's own that a rule with `on: "event"` rewards. */
export interface MemberEvent {
  /** made by the caller before its first try, uuid */
  id: string;
  customerId: string;
  /** the rule's `type` */
  type: string;
  /** RFC 3339 in UTC with milliseconds; not in the future */
  occurredAt: string;
}

export interface EventOutcome {
  points: number;
  programVersion: number;
  explanation: ExplanationView;
}

/**
 * Grants what the rule for the event gives, by the program in force when it happened, within the rule's limit. What earns
 * nothing says why. Throws `not_found` (customer), `invalid_input` when no rule knows the type.
 */
export async function recordEvent(tx: ShopTx, event: MemberEvent): Promise<EventOutcome> {
  const member = await lockedMember(tx, event.customerId);
  const version = versionAt(await loadVersions(tx), event.occurredAt);
  const rule = version?.program.earning.find(
    (each): each is OccasionRule => each.on === "event" && each.type === event.type && !each.archived,
  );
  if (!version || !rule) {
    const message = "No rule of the program is for an event of this type.";
    throw new FidelioError("invalid_input", { faults: [{ path: "type", message }] });
  }
  const { zone } = await shopCalendar(tx);
  const refusal = refusalOf(member, version.program, event.occurredAt) ?? (await limitReached(tx, member.id, rule, event.occurredAt, zone));
  const outcome = async (points: number, explanation: Explanation): Promise<EventOutcome> => ({
    points,
    programVersion: version.number,
    explanation: explanationView(explanation, await wordingFor(tx, version.number)),
  });
  if (refusal) return outcome(0, { codes: [refusal] });
  const amount = Number(rule.points);
  const explanation = { codes: [{ code: "event", points: amount, type: event.type }] };
  await post(tx, [
    {
      kind: "grant",
      memberId: member.id,
      cause: { type: "event", id: event.id },
      source: rule.key,
      amount,
      at: event.occurredAt,
      dates: lotDates(event.occurredAt, version.program, zone),
      programVersion: version.number,
      explanation,
    },
  ]);
  await refreshTiers(tx, [member.id]);
  return outcome(amount, explanation);
}

async function lockedMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const found = await tx.prisma.member.findUnique({
    where: { shopId_customerId: { shopId: BigInt(tx.shopId), customerId: BigInt(customerId) } },
    select: { id: true, mergedInto: true },
  });
  if (!found) throw new FidelioError("not_found");
  const id = found.mergedInto ?? found.id;
  await lockMembers(tx, [id]);
  const member = (await readMembers(tx, [id])).get(id);
  if (!member) throw new FidelioError("not_found");
  return member;
}

const versionAt = (versions: readonly ProgramVersion[], at: string): ProgramVersion | undefined =>
  versions.findLast(({ inForceFrom }) => inForceFrom <= at) ?? versions[0];

function refusalOf(member: MemberRow, program: Program, at: string): Reason | null {
  if (member.status === "blocked" && (member.blockedAt ?? "") <= at) return { code: "member-blocked" };
  if (member.status === "left" && (member.leftAt ?? "") <= at) return { code: "member-left" };
  if (program.startsAt !== null && at < program.startsAt) return { code: "before-program", startsAt: program.startsAt };
  return null;
}

/** By lots, because each grant makes one: those of the rule whose day falls into the same period of the shop's calendar. */
async function limitReached(tx: ShopTx, memberId: string, rule: OccasionRule, at: string, zone: string): Promise<Reason | null> {
  if (!rule.limit) return null;
  const { times, every } = rule.limit;
  const calendar = zoneCalendar(zone);
  const start = every ? calendar.startOf(Date.parse(at), every) : null;
  const granted = await tx.prisma.lot.findMany({
    where: { shopId: BigInt(tx.shopId), memberId, causeType: "event", source: rule.key },
    select: { earnedAt: true },
  });
  const inPeriod = granted.filter(({ earnedAt }) => !every || calendar.startOf(earnedAt.getTime(), every) === start);
  return inPeriod.length >= times ? { code: "limit-reached", every: every ?? "ever", times } : null;
}
