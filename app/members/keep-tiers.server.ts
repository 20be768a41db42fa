import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import { tierMove } from "../loyalty/tier-move";
import { keepingVersions, keptBy, type KeepingVersion } from "../programs/keeping.server";
import { shopCalendar } from "../programs/shop.server";
import { loadCounts } from "./counts.server";
import { membersById } from "./member-rows.server";
import { loadTierPeriods } from "./tier-periods.server";

/**
 * Keeps those of these members in their tier whom a version would have lowered on the day it came into force, where the merchant
 * decided so: a floor until the day that was promised. Call before a tier is worked out or looked up: so nobody falls first and
 * is lifted again, however late the job comes that looks at everybody. The same members again change nothing.
 */
export async function keepTiers(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  // what an earlier version keeps counts by the next one
  for (const version of await keepingVersions(tx)) await keepBy(tx, version, memberIds);
}

async function keepBy(tx: ShopTx, version: KeepingVersion, memberIds: readonly string[]): Promise<void> {
  const { before, after, inForceFrom } = version;
  const { zone } = await shopCalendar(tx);
  const members = (await membersById(tx, [...new Set(memberIds)])).filter(({ status, merged_into }) => status !== "erased" && !merged_into);
  const ids = members.map(({ id }) => id);
  const inPoints = [before, after].some(({ tiers }) => tiers?.measure === "points");
  const counts = await loadCounts(tx, ids, inPoints);
  const periods = await loadTierPeriods(tx, ids);
  const kept = members.flatMap(({ id, joined_at: joinedAt }) => {
    const ground = { zone, joinedAt, byHand: periods.get(id) ?? [] };
    const { from, falls } = tierMove(counts.get(id) ?? [], ground, before, after, inForceFrom);
    return falls && from !== null ? [{ id, tier: from }] : [];
  });
  await writeFloors(tx, version, kept);
}

async function writeFloors(tx: ShopTx, version: KeepingVersion, kept: ReadonlyArray<{ id: string; tier: string }>): Promise<void> {
  if (kept.length === 0) return;
  await tx.sql(
    `insert into tier_by_hand (shop_id, id, member_id, tier, from_at, until_at, set_by, floor)
     select $1::bigint, k.id, k.member_id, k.tier, $5::timestamptz, $6::timestamptz, $7, true
       from unnest($2::uuid[], $3::uuid[], $4::text[]) as k(id, member_id, tier)
      where not exists (select from tier_by_hand h where h.shop_id = $1 and h.member_id = k.member_id and h.set_by = $7)`,
    [
      tx.shopId,
      plainArray(kept.map(() => v7())),
      plainArray(kept.map(({ id }) => id)),
      textArray(kept.map(({ tier }) => tier)),
      version.inForceFrom,
      version.keptUntil,
      keptBy(version.number),
    ],
    "members_keep_tiers",
  );
}
