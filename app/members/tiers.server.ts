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
import { lastOrderValues, setsLastOrder, writeLastOrders, type LastOrder } from "./last-orders.server";
import { membersById, type StoredMember } from "./member-rows.server";
import { noteTierChanges, tierChangesOf } from "./tier-changes.server";
import { postTierGifts } from "./tier-gifts.server";
import { loadTierPeriods } from "./tier-periods.server";

export interface TierRefreshing {
  /** the rows of all orders of these members, from a caller that has just judged them */
  ofOrders?: ReadonlyMap<string, readonly CountRow[]>;
  /** their newest orders, to be written with the tiers: a row of a member that is written once costs a batch 15 % less than twice */
  lastOrders?: ReadonlyMap<string, LastOrder>;
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
  { ofOrders, lastOrders = new Map<string, LastOrder>(), published = false }: TierRefreshing = {},
): Promise<void> {
  const live = memberIds.length === 0 ? null : await liveVersion(tx);
  if (!live) {
    await writeLastOrders(tx, lastOrders);
    return;
  }
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
  if (lastOrders.size > 0) await writeTiersAndLastOrders(tx, refreshed, lastOrders);
  else if (changed.length > 0) await writeTiers(tx, changed);
  if (changed.length > 0) {
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

const setsTier = "tier = t.tier, tier_since = t.since, tier_until = t.until, tier_due_at = t.due_at";
const tierArrays = "$2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]";

function tierValues(tx: ShopTx, rows: readonly Refreshed[]): unknown[] {
  return [
    tx.shopId,
    plainArray(rows.map(({ member }) => member.id)),
    textArray(rows.map(({ path }) => path.standing.tier)),
    plainArray(rows.map(({ path }) => path.standing.since)),
    plainArray(rows.map(({ path }) => path.standing.until)),
    plainArray(rows.map(({ path }) => path.standing.dueAt)),
  ];
}

async function writeTiers(tx: ShopTx, changes: readonly Refreshed[]): Promise<void> {
  await tx.sql(
    `update member m set ${setsTier}
       from unnest(${tierArrays}) as t(id, tier, since, until, due_at)
      where m.shop_id = $1 and m.id = t.id`,
    tierValues(tx, changes),
    "members_write_tiers",
  );
}

/** In one write of each row that differs; who has no tier to be worked out (erased, merged) gets the last order alone. */
async function writeTiersAndLastOrders(
  tx: ShopTx,
  refreshed: readonly Refreshed[],
  lastOrders: ReadonlyMap<string, LastOrder>,
): Promise<void> {
  const both = refreshed.filter(({ member }) => lastOrders.has(member.id));
  const standings = new Set(both.map(({ member }) => member.id));
  await writeLastOrders(tx, new Map([...lastOrders].filter(([id]) => !standings.has(id))));
  await writeStandings(tx, both, lastOrders);
  const others = refreshed.filter(({ member, path }) => !lastOrders.has(member.id) && !isSame(member, path.standing));
  if (others.length > 0) await writeTiers(tx, others);
}

async function writeStandings(tx: ShopTx, rows: readonly Refreshed[], lastOrders: ReadonlyMap<string, LastOrder>): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql(
    `update member m set ${setsTier}, ${setsLastOrder}
       from unnest(${tierArrays}, $7::timestamptz[], $8::int[]) as t(id, tier, since, until, due_at, last_order_at, marks)
      where m.shop_id = $1 and m.id = t.id
        and ((m.tier, m.tier_since, m.tier_until, m.tier_due_at) is distinct from (t.tier, t.since, t.until, t.due_at)
             or m.last_order_at is distinct from t.last_order_at or t.marks > 0 or m.last_active_at is null and t.last_order_at is not null)`,
    [...tierValues(tx, rows), ...lastOrderValues(rows.map(({ member }) => lastOrders.get(member.id)!))],
    "members_write_tiers_and_last_orders",
  );
}
