import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { membersDue, settleLots } from "../ledger/settle.server";
import { refreshTiers } from "./tiers.server";

/** Brings members up to `tx.now`: due lots, then due tiers. Call before every read of a member. */
export async function settleMembers(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await settle(tx, await membersDue(tx, memberIds.length, memberIds), await tiersDue(tx, memberIds.length, memberIds));
}

/** One bounded step over the whole shop: at most `limit` members. Answers how many had something due: call until 0. */
export async function settleShop(tx: ShopTx, limit = 500): Promise<number> {
  const lots = await membersDue(tx, limit);
  const tiers = await tiersDue(tx, limit);
  await settle(tx, lots, tiers);
  return lots.length + tiers.length;
}

/** All rows are locked at once, in id order; a tier is worked out from what stands once its member's row is ours. */
async function settle(tx: ShopTx, lots: readonly string[], tiers: readonly string[]): Promise<void> {
  if (tiers.length > 0) await lockMembers(tx, [...lots, ...tiers]);
  if (lots.length > 0) await settleLots(tx, lots);
  await refreshTiers(tx, tiers);
}

/** A tier changes by time alone too: when a year of spending passes, when a grace ends. */
async function tiersDue(tx: ShopTx, limit: number, among: readonly string[] | null = null): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select id from member where shop_id = $1 and tier_due_at <= $2 ${among ? "and id = any($4::uuid[])" : ""} order by id limit $3::int`,
    [tx.shopId, tx.now, limit, ...(among ? [among] : [])],
    among ? "members_tiers_due_among" : "members_tiers_due",
  );
  return rows.map(({ id }) => id);
}
