import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { TierPeriod } from "../loyalty/tier-by-hand";

/** The tiers set by hand, and floors, of these members, past ones too: orders placed within them are judged by them. */
export async function loadTierPeriods(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, TierPeriod[]>> {
  if (memberIds.length === 0) return new Map();
  const rows = await tx.sql<{ member_id: string; tier: string; from_at: Date; until_at: Date; ended_at: Date | null; floor: boolean }>(
    "select member_id, tier, from_at, until_at, ended_at, floor from tier_by_hand where shop_id = $1 and member_id = any($2::uuid[])",
    [tx.shopId, plainArray(memberIds)],
    "members_tier_periods",
  );
  const periods = new Map<string, TierPeriod[]>();
  for (const row of rows) {
    const period = {
      tier: row.tier,
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      ended: row.ended_at?.toISOString() ?? null,
      ...(row.floor ? { floor: true } : {}),
    };
    const held = periods.get(row.member_id);
    if (held) held.push(period);
    else periods.set(row.member_id, [period]);
  }
  return periods;
}
