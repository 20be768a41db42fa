import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";
import type { ProgramVersion } from "../loyalty/program";
import { haveGifts } from "../loyalty/tier-gifts";
import { tierPath, type TierPath, type TierStanding } from "../loyalty/tiers";
import { shopCalendar } from "../programs/shop.server";
import { liveVersion, loadVersions } from "../programs/versions.server";
import { loadCounts } from "./counts.server";
import { keepTiers } from "./keep-tiers.server";
import { membersById, type StoredMember } from "./member-rows.server";
import { noteTierChanges, tierChangesOf } from "./tier-changes.server";
import { postTierGifts } from "./tier-gifts.server";
import { loadTierPeriods } from "./tier-periods.server";

export interface TierRefreshing {
  /** the rows of all orders of these members, from a caller that has just judged them */
  ofOrders?: ReadonlyMap<string, readonly CountRow[]>;
  /** a version came into force: who stands elsewhere by it alone was moved by it */
  published?: boolean;
}

interface Refreshed {
  member: StoredMember;
  path: TierPath;
}

/**
 * Works out the tiers of these members at `tx.now` from the dated rows of their orders and rule grants; writes them and each
 * change, and posts the gifts of the tiers that they entered. The caller holds their locks, or asks for nobody else's.
 */
export async function refreshTiers(
  tx: ShopTx,
  memberIds: readonly string[],
  { ofOrders, published = false }: TierRefreshing = {},
): Promise<void> {
  const live = memberIds.length === 0 ? null : await liveVersion(tx);
  if (!live) return;
  const { tiers, currency } = live.program;
  const at = tx.now.toISOString();
  const versions = await loadVersions(tx);
  const gifts = haveGifts(versions);
  const { zone } = await shopCalendar(tx);
  const members = (await membersById(tx, [...new Set(memberIds)])).filter(({ status, merged_into }) => status !== "erased" && !merged_into);
  const ids = members.map(({ id }) => id);
  await keepTiers(tx, ids);
  const counts =
    tiers || gifts ? await loadCounts(tx, ids, inPoints(live, gifts ? versions : []), ofOrders) : new Map<string, CountRow[]>();
  const periods = tiers ? await loadTierPeriods(tx, ids) : new Map<string, never[]>();
  const refreshed = members.map((member): Refreshed => {
    const ground = { zone, currency, joinedAt: member.joined_at, byHand: periods.get(member.id) ?? [] };
    return { member, path: tierPath(counts.get(member.id) ?? [], tiers, ground, at) };
  });
  const changed = refreshed.filter(({ member, path }) => !isSame(member, path.standing));
  if (changed.length > 0) {
    await writeTiers(tx, changed);
    await noteTierChanges(
      tx,
      changed.flatMap(({ member, path }) => tierChangesOf(member, path, published ? live.inForceFrom : null, periods.has(member.id))),
    );
  }
  if (gifts) await postTierGifts(tx, members, { counts, versions, zone });
}

function inPoints(live: ProgramVersion, others: readonly ProgramVersion[]): boolean {
  return [live, ...others].some(({ program }) => program.tiers?.measure === "points");
}

function isSame(member: StoredMember, now: TierStanding): boolean {
  return now.tier === member.tier && now.since === member.tier_since && now.until === member.tier_until && now.dueAt === member.tier_due_at;
}

async function writeTiers(tx: ShopTx, changes: readonly Refreshed[]): Promise<void> {
  await tx.sql(
    `update member m set tier = t.tier, tier_since = t.since, tier_until = t.until, tier_due_at = t.due_at
       from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]) as t(id, tier, since, until, due_at)
      where m.shop_id = $1 and m.id = t.id`,
    [
      tx.shopId,
      plainArray(changes.map(({ member }) => member.id)),
      textArray(changes.map(({ path }) => path.standing.tier)),
      plainArray(changes.map(({ path }) => path.standing.since)),
      plainArray(changes.map(({ path }) => path.standing.until)),
      plainArray(changes.map(({ path }) => path.standing.dueAt)),
    ],
    "members_write_tiers",
  );
}
