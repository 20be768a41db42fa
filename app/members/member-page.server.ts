import type { ShopTx } from "../db/tenancy.server";
import { parseMoney } from "../loyalty/money";
import { tierAt } from "../loyalty/tiers";
import { endOf, floorAt, handAt } from "../loyalty/tier-by-hand";
import { shopRow } from "../programs/shop.server";
import { liveVersion } from "../programs/versions.server";
import { loadCounts } from "./counts.server";
import type { StoredMember } from "./member-rows.server";
import { loadTierPeriods } from "./tier-periods.server";

/** A member's tier as a page shows it: what is set by hand, what was measured, and how far it is to the next. */
export interface TierStandingView {
  measure: "spend" | "points" | "orders";
  /** ISO 4217, of a measure in money */
  currency: string;
  window: "rolling-12-months" | "lifetime" | string;
  /** minor units or a count */
  measured: number;
  measuredTier: string | null;
  byHand: { tier: string; since: string; until: string } | null;
  /** a new program kept them above what was measured */
  kept: { tier: string; until: string } | null;
  /** live tiers, lowest first */
  levels: Array<{ key: string; from: number }>;
}

/** Null where the program has no tiers. The caller has settled the member. */
export async function tierStanding(tx: ShopTx, member: StoredMember): Promise<TierStandingView | null> {
  const live = await liveVersion(tx);
  const tiers = live?.program.tiers;
  if (!live || !tiers) return null;
  const { zone } = await shopRow(tx);
  const { currency } = live.program;
  const counts = (await loadCounts(tx, [member.id], tiers.measure === "points")).get(member.id) ?? [];
  const periods = (await loadTierPeriods(tx, [member.id])).get(member.id) ?? [];
  const at = tx.now.toISOString();
  const measured = tierAt(counts, tiers, { zone, currency, joinedAt: member.joined_at }, at);
  const levels = tiers.levels
    .filter(({ archived }) => !archived)
    .map(({ key, from }) => ({ key, from: tiers.measure === "spend" ? parseMoney(from, currency) : Number(from) }));
  const set = handAt(periods, levels, at);
  const kept = set === null ? floorAt(periods, levels, at, measured.tier) : null;
  return {
    measure: tiers.measure,
    currency,
    window: tiers.window,
    measured: measured.measure,
    measuredTier: measured.tier,
    byHand: set && { tier: set.tier, since: set.from, until: endOf(set) },
    kept: kept && { tier: kept.tier, until: endOf(kept) },
    levels: levels.toSorted((a, b) => a.from - b.from),
  };
}

/** A proposal that waits for a second person. */
export interface WaitingProposal {
  id: string;
  amount: number;
  reason: string;
  note: string | null;
  by: string;
  at: string;
}

export async function waitingProposals(tx: ShopTx, memberId: string): Promise<WaitingProposal[]> {
  const rows = await tx.prisma.adjustmentProposal.findMany({
    where: { shopId: BigInt(tx.shopId), memberId, state: "waiting" },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: 50,
  });
  return rows.map(({ id, amount, reason, note, proposedBy, proposedAt }) => ({
    id,
    amount: Number(amount),
    reason,
    note,
    by: proposedBy,
    at: proposedAt.toISOString(),
  }));
}
