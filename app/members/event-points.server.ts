import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { GrantOperation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { lotDates } from "../loyalty/calendar";
import { reason } from "../loyalty/explain/codes";
import { grantsFor, type OccasionGrant } from "../loyalty/occasions";
import { inPause } from "../loyalty/pauses";
import type { Program, ProgramVersion } from "../loyalty/program";
import type { Reason } from "../loyalty/words";
import { earningPauses } from "../programs/pauses.server";
import { shopCalendar } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { explainer } from "./explain.server";
import type { MemberRow } from "./member-row";
import { memberOfCustomer, memberRow } from "./member-rows.server";
import { refreshTiers } from "./tiers.server";
import type { ExplanationView } from "./views";

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
 * Grants what the rules for the event give, by the program in force when it happened, within their limits. What earns
 * nothing says why. Throws `not_found` (customer), `invalid_input` when no rule knows the type.
 */
export async function recordEvent(tx: ShopTx, event: MemberEvent): Promise<EventOutcome> {
  const member = await lockedMember(tx, event.customerId);
  const version = versionAt(await loadVersions(tx), event.occurredAt);
  const { zone } = await shopCalendar(tx);
  const occasion = { on: "event" as const, type: event.type, at: event.occurredAt };
  const grants = version ? grantsFor(version.program, occasion, await earlierGrants(tx, member.id), zone) : [];
  if (!version || grants.length === 0) {
    const message = "No rule of the program is for an event of this type.";
    throw new FidelioError("invalid_input", { faults: [{ path: "type", message }] });
  }
  const refusal = refusalOf(member, version.program, event.occurredAt) ?? (await pausedAt(tx, event.occurredAt));
  const codes = refusal ? [refusal] : grants.flatMap(({ explanation }) => explanation.codes);
  const granted = refusal ? [] : grants.filter(({ points }) => points > 0);
  if (granted.length > 0) {
    const operations = granted.map((grant) => grantOperation(event, member.id, version, grant, zone));
    await post(tx, operations);
    await refreshTiers(tx, [member.id]);
  }
  return {
    points: granted.reduce((sum, { points }) => sum + points, 0),
    programVersion: version.number,
    explanation: (await explainer(tx))({ codes }, { programVersion: version.number }),
  };
}

function grantOperation(event: MemberEvent, memberId: string, version: ProgramVersion, grant: OccasionGrant, zone: string): GrantOperation {
  return {
    kind: "grant",
    memberId,
    cause: { type: "event", id: event.id },
    source: grant.rule,
    amount: grant.points,
    at: event.occurredAt,
    dates: lotDates(event.occurredAt, version.program, zone),
    programVersion: version.number,
    explanation: grant.explanation,
  };
}

async function lockedMember(tx: ShopTx, customerId: string): Promise<MemberRow> {
  const member = await memberOfCustomer(tx, customerId, true);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  return memberRow(member);
}

const versionAt = (versions: readonly ProgramVersion[], at: string): ProgramVersion | undefined =>
  versions.findLast(({ inForceFrom }) => inForceFrom <= at) ?? versions[0];

function refusalOf(member: MemberRow, program: Program, at: string): Reason | null {
  if (member.status === "blocked" && (member.blockedAt ?? "") <= at) return reason("member-blocked");
  if (member.status === "left" && (member.leftAt ?? "") <= at) return reason("member-left");
  if (program.startsAt !== null && at < program.startsAt) return reason("before-program", { startsAt: program.startsAt });
  return null;
}

/** A gap that the merchant resumed from without granting it: an event of it earns as little as an order, whenever it is sent. */
async function pausedAt(tx: ShopTx, at: string): Promise<Reason | null> {
  return inPause(await earningPauses(tx), at) ? reason("earning-paused") : null;
}

/** When the member was granted points for events before, by rule: each such grant made a lot. */
async function earlierGrants(tx: ShopTx, memberId: string): Promise<Record<string, string[]>> {
  const lots = await tx.prisma.lot.findMany({
    where: { shopId: BigInt(tx.shopId), memberId, causeType: "event" },
    select: { source: true, earnedAt: true },
  });
  const earlier: Record<string, string[]> = {};
  for (const { source, earnedAt } of lots) (earlier[source] ??= []).push(earnedAt.toISOString());
  return earlier;
}
