import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { lockMembers } from "../ledger/members.server";
import { dueAmongSql, membersDue, settleLotsOf } from "../ledger/settle.server";
import { refreshTiers } from "./tiers.server";

/** Members with something due by time alone, each list in no order. */
export interface Due {
  lots: readonly string[];
  tiers: readonly string[];
}

/** Brings members up to `tx.now`: due lots, then due tiers. Call before every read of a member. Answers whether anything was due. */
export async function settleMembers(tx: ShopTx, memberIds: readonly string[]): Promise<boolean> {
  if (memberIds.length === 0) return false;
  const { lots, tiers } = await dueAmong(tx, memberIds);
  if (lots.length + tiers.length === 0) return false;
  await settleDue(tx, { lots, tiers });
  return true;
}

/** In one question: it is asked before each look at a member, and mostly answered with nobody. */
async function dueAmong(tx: ShopTx, memberIds: readonly string[]): Promise<Due> {
  const rows = await tx.sql<{ id: string; is_tier: boolean }>(
    `select member_id as id, false as is_tier from (${dueAmongSql}) lots
     union all select id, true from member where shop_id = $1 and tier_due_at <= $2 and id = any($3::uuid[])`,
    [tx.shopId, tx.now, plainArray(memberIds)],
    "members_due_among",
  );
  const of = (wanted: boolean) => rows.filter(({ is_tier }) => is_tier === wanted).map(({ id }) => id);
  return { lots: of(false), tiers: of(true) };
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
async function tiersDue(tx: ShopTx, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    "select id from member where shop_id = $1 and tier_due_at <= $2 order by id limit $3::int",
    [tx.shopId, tx.now, limit],
    "members_tiers_due",
  );
  return rows.map(({ id }) => id);
}
