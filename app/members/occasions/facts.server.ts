import type { ShopTx } from "../../db/tenancy.server";
import type { MemberFacts } from "../../loyalty/occasions";
import { isOccasionRule, type Program, type ProgramVersion } from "../../loyalty/program";
import { tierAt } from "../../loyalty/tiers";
import { loadCounts } from "../counts.server";
import { loadCustomerPeriods } from "../customer-periods.server";
import type { StoredMember } from "../member-rows.server";
import { keepTiers } from "../keep-tiers.server";
import { loadTierPeriods } from "../tier-periods.server";

/** Nobody asks: no rule names tiers, tags or segments. */
const unasked: MemberFacts = { tier: null, customerTags: [], segments: [] };

export type FactsAt = (memberId: string, version: ProgramVersion, at: string) => MemberFacts;

/**
 * What the conditions of rules look at, of these members at any instant: the tier of then, by that version's levels, and what
 * Shopify's customer was tagged with and in which segments. Read only where a rule of these versions asks for it.
 */
export async function memberFacts(
  tx: ShopTx,
  members: readonly StoredMember[],
  versions: readonly ProgramVersion[],
  zone: string,
): Promise<FactsAt> {
  const programs = versions.map(({ program }) => program);
  const tierOf = programs.some(asksForTier) ? await tiersOf(tx, members, programs, zone) : () => null;
  const periodsOf = programs.some(asksForCustomer) ? await customerPeriods(tx, members) : null;
  return (memberId, version, at) => ({
    ...unasked,
    tier: asksForTier(version.program) ? tierOf(memberId, version.program, at) : null,
    ...(periodsOf ? periodsOf(memberId, at) : {}),
  });
}

const conditionsOf = (program: Program) => program.earning.flatMap((rule) => (isOccasionRule(rule) && !rule.archived ? [rule.when] : []));
const asksForTier = (program: Program) => conditionsOf(program).some(({ tiers }) => tiers !== undefined);
const asksForCustomer = (program: Program) =>
  program.eligible.customerTagsExcluded.length > 0 ||
  conditionsOf(program).some(({ customerTags, segments }) => customerTags !== undefined || segments !== undefined);

async function tiersOf(tx: ShopTx, members: readonly StoredMember[], programs: readonly Program[], zone: string) {
  const ids = members.map(({ id }) => id);
  const counts = await loadCounts(
    tx,
    ids,
    programs.some(({ tiers }) => tiers?.measure === "points"),
  );
  await keepTiers(tx, ids);
  const periods = await loadTierPeriods(tx, ids);
  const joined = new Map(members.map(({ id, joined_at }) => [id, joined_at]));
  return (id: string, { tiers, currency }: Program, at: string): string | null => {
    const ground = { zone, currency, joinedAt: joined.get(id) ?? null, byHand: periods.get(id) ?? [] };
    return tierAt(counts.get(id) ?? [], tiers, ground, at).tier;
  };
}

async function customerPeriods(tx: ShopTx, members: readonly StoredMember[]) {
  const periods = await loadCustomerPeriods(
    tx,
    members.map(({ id }) => id),
  );
  return (memberId: string, at: string) => {
    const then = (periods.get(memberId) ?? []).filter(({ from, until }) => from <= at && (until === null || at < until));
    const values = (kind: "tag" | "segment") => then.flatMap((period) => (period.kind === kind ? [period.value] : []));
    return { customerTags: values("tag"), segments: values("segment") };
  };
}
