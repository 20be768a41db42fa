import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { CountRow } from "../loyalty/judgement";

/**
 * The dated rows that the tier measures add up, by member: of all judged orders and, for a measure in points, of what rules
 * other than order rules granted (adjustments, imports, what was given back, the gifts of tiers and what referrals give never count).
 */
export async function loadCounts(
  tx: ShopTx,
  memberIds: readonly string[],
  withGrants: boolean,
  ofOrders?: ReadonlyMap<string, readonly CountRow[]>,
): Promise<Map<string, CountRow[]>> {
  const counts = new Map<string, CountRow[]>();
  const add = (memberId: string, rows: readonly CountRow[]) => {
    const held = counts.get(memberId);
    if (held) held.push(...rows);
    else counts.set(memberId, [...rows]);
  };
  for (const [memberId, rows] of ofOrders ?? (await loadOrderCounts(tx, memberIds))) add(memberId, rows);
  if (!withGrants) return counts;
  for (const [memberId, rows] of await loadGrantCounts(tx, memberIds)) add(memberId, rows);
  return counts;
}

async function loadOrderCounts(tx: ShopTx, memberIds: readonly string[]): Promise<Array<[string, CountRow[]]>> {
  const orders = await tx.sql<{ member_id: string; counts: CountRow[] }>(
    "select member_id, counts from order_state where shop_id = $1 and member_id = any($2::uuid[]) and counts is not null",
    [tx.shopId, plainArray(memberIds)],
    "members_order_counts",
  );
  return orders.map(({ member_id, counts }) => [member_id, counts]);
}

/** The dated rows of what rules other than order rules granted, by member. */
export async function loadGrantCounts(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, CountRow[]>> {
  const grants = await tx.sql<{ member_id: string; at: Date; points: string }>(
    `select member_id, earned_at as at, amount as points from lot
      where shop_id = $1 and member_id = any($2::uuid[]) and cause_type not in ('order', 'adjustment', 'import', 'redemption', 'tier', 'referral')`,
    [tx.shopId, plainArray(memberIds)],
    "members_grant_counts",
  );
  const counts = new Map<string, CountRow[]>();
  for (const { member_id, at, points } of grants) {
    const row = { at: at.toISOString(), placedAt: at.toISOString(), spend: 0, points: Number(points), orders: 0 };
    const held = counts.get(member_id);
    if (held) held.push(row);
    else counts.set(member_id, [row]);
  }
  return counts;
}
