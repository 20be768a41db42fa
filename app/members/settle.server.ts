import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { membersDue, settleLotsOf } from "../ledger/settle.server";
import { refreshTiers } from "./tiers.server";

/** Members with something due by time alone, each list in no order. */
export interface Due {
  lots: readonly string[];
  tiers: readonly string[];
}

/** Brings members up to `tx.now`: due lots, then due tiers. Call before every read of a member. Answers whether anything was due. */
export async function settleMembers(tx: ShopTx, memberIds: readonly string[]): Promise<boolean> {
  if (memberIds.length === 0) return false;
  const [lots, tiers] = await Promise.all([membersDue(tx, memberIds.length, memberIds), tiersDue(tx, memberIds.length, memberIds)]);
  if (lots.length + tiers.length === 0) return false;
  await settleDue(tx, { lots, tiers });
  return true;
}

/** One bounded step over the whole shop: at most `limit` members. Answers how many had something due: call until 0. */
export async function settleShop(tx: ShopTx, limit = 500): Promise<number> {
  const due = await dueOfShop(tx, limit);
  await settleDue(tx, due);
  return due.lots.length + due.tiers.length;
}

/** At most `limit` members with due lots and as many with due tiers. What a due member is held up by is looked at when it is settled. */
export async function dueOfShop(tx: ShopTx, limit: number): Promise<Due> {
  return { lots: await membersDue(tx, limit), tiers: await tiersDue(tx, limit) };
}

/** All rows are locked at once, in id order; a tier is worked out from what stands once its member's row is ours. */
export async function settleDue(tx: ShopTx, { lots, tiers }: Due): Promise<void> {
  if (tiers.length > 0) await lockMembers(tx, [...lots, ...tiers]);
  if (lots.length > 0) await settleLotsOf(tx, lots);
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
