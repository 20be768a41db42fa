import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Occasion } from "../loyalty/occasions";
import { isOccasionRule } from "../loyalty/program";
import { loadVersions } from "../programs/versions.server";
import { explainer } from "./explain.server";
import { memberOfCustomer } from "./member-rows.server";
import { earlierGrants } from "./occasions/earlier.server";
import { grantOccasions, versionAt, type MemberOccasion } from "./occasions/grant.server";
import type { ExplanationView } from "./views";

/** An action told by interface: of the merchant's own, or a review. */
export interface MemberEvent {
  /** made by the caller before its first try, uuid: the same one again is the same event */
  id: string;
  customerId: string;
  /** a rule's `type`; "review" for the rules of reviews */
  type: string;
  /** RFC 3339 in UTC with milliseconds; not in the future */
  occurredAt: string;
}

export interface EventOutcome {
  points: number;
  programVersion: number;
  explanation: ExplanationView;
}

type Grant = (tx: ShopTx, occasions: readonly MemberOccasion[]) => ReturnType<typeof grantOccasions>;

/**
 * Grants what the rules for the event give, by the program in force when it happened, within their conditions and limits. What earns
 * nothing says why. Throws `not_found` (customer), `invalid_input` when no rule knows the type, `conflict` when the id was another
 * event's.
 */
export async function recordEvent(tx: ShopTx, event: MemberEvent, grant: Grant = grantOccasions): Promise<EventOutcome> {
  const member = await memberOfCustomer(tx, event.customerId, true);
  if (!member || member.status === "erased") throw new FidelioError("not_found");
  const version = versionAt(await loadVersions(tx), event.occurredAt);
  const rules = version?.program.earning.filter((rule) => isOccasionRule(rule) && !rule.archived) ?? [];
  const known = rules.filter(
    (rule) => (rule.on === "event" && rule.type === event.type) || (rule.on === "review" && event.type === "review"),
  );
  if (!version || known.length === 0) {
    const message = "No rule of the program is for an event of this type.";
    throw new FidelioError("invalid_input", { faults: [{ path: "type", message }] });
  }
  const before = (await earlierGrants(tx, [member.id], ["event", "review"])).filter(({ causeId }) => causeId === event.id);
  if (before.some(({ rule }) => !known.some(({ key }) => key === rule))) throw new FidelioError("conflict", { reason: "other-event" });
  const occasion: Occasion = { on: "event", type: event.type, at: event.occurredAt };
  const [outcome] = await grant(tx, [{ memberId: member.id, occasion, causeId: event.id }]);
  return {
    points: outcome?.points ?? 0,
    programVersion: version.number,
    explanation: (await explainer(tx))({ codes: outcome?.codes ?? [] }, { programVersion: version.number }),
  };
}
