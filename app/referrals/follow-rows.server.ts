import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import type { FriendOrder } from "../loyalty/referral-orders";

/** What orders may be known by as a friend's. */
export interface OrderTraces {
  orderIds: readonly string[];
  /** whose they are, or were */
  memberIds: readonly string[];
  guestHashes: readonly string[];
  /** discount codes, upper case */
  codes: readonly string[];
}

/** A referral that orders concern, and by which of their codes. */
export interface ConcernedReferral {
  id: string;
  codes: string[];
}

/**
 * The referrals that these orders may be of: one statement of index look-ups, whatever the shop has. It notes of a reward that a
 * referral gave that an order used its code.
 */
export async function concernedReferrals(
  tx: ShopTx,
  { orderIds, memberIds, guestHashes, codes }: OrderTraces,
): Promise<ConcernedReferral[]> {
  return tx.sql<ConcernedReferral>(
    `with hash as (
       select email_hash as hash from member where shop_id = $1 and id = any($3::uuid[]) and email_hash is not null
       union select unnest($4::text[])
     ), found as (
       select r.id, null as code from referral r join hash on r.friend_hash = hash.hash where r.shop_id = $1 and r.state <> 'expired'
       union all
       select r.id, null from referral r join hash on r.friend_hash = hash.hash where r.shop_id = $1 and r.state = 'expired'
       union all
       select id, null from referral where shop_id = $1 and friend_id = any($3::uuid[]) and state <> 'expired'
       union all
       select id, null from referral where shop_id = $1 and order_id = any($2::bigint[])
       union all
       select id, null from referral where shop_id = $1 and second_order_id = any($2::bigint[])
       union all
       select r.id, d.code from discount d join referral r on r.shop_id = d.shop_id and r.discount_id = d.id
        where d.shop_id = $1 and d.code = any($5::text[])
     ), used as (
       update referral_gain g set used_at = $6 from discount d
        where d.shop_id = $1 and d.code = any($5::text[]) and g.shop_id = $1 and g.discount_id = d.id and g.used_at is null
     )
     select id, coalesce(array_agg(distinct code) filter (where code is not null), '{}') as codes from found group by id order by id`,
    [tx.shopId, plainArray(orderIds), plainArray(memberIds), textArray(guestHashes), textArray(codes), tx.now],
    "referrals_concerned",
  );
}

export interface HeldFriendOrder extends FriendOrder {
  memberId: string | null;
}

/**
 * The orders of these referrals' friends, placed since the claim: under the friend's address as a guest or a customer, of the customer
 * that the friend turned out to be, and those that are named beside.
 */
export async function friendsOrders(
  tx: ShopTx,
  referralIds: readonly string[],
  named: ReadonlyArray<{ referralId: string; orderId: string }>,
): Promise<Map<string, HeldFriendOrder[]>> {
  const rows = await tx.sql<{ referralId: string; memberId: string | null; deleted: boolean; facts: HeldFriendOrder["facts"] }>(
    `with named as (select * from unnest($3::uuid[], $4::bigint[]) as n(referral_id, order_id)),
     mine as (
       select id, friend_hash, friend_id, order_id, second_order_id, claimed_at - interval '1 second' as since
         from referral where shop_id = $1 and id = any($2::uuid[])
     ), found as (
       select r.id, o.order_id from mine r join order_state o on o.shop_id = $1 and o.guest_hash = r.friend_hash and o.member_id is null
        where o.placed_at >= r.since
       union
       select r.id, o.order_id from mine r join member m on m.shop_id = $1 and m.email_hash = r.friend_hash
         join order_state o on o.shop_id = $1 and o.member_id = m.id where o.placed_at >= r.since
       union
       select r.id, o.order_id from mine r join order_state o on o.shop_id = $1 and o.member_id = r.friend_id where o.placed_at >= r.since
       union
       select r.id, r.order_id from mine r where r.order_id is not null
       union
       select r.id, r.second_order_id from mine r where r.second_order_id is not null
       union
       select referral_id, order_id from named
       union
       select n.referral_id, o.order_id from named n join order_state c on c.shop_id = $1 and c.order_id = n.order_id
         join mine r on r.id = n.referral_id
         join order_state o on o.shop_id = $1 and o.member_id = c.member_id and o.placed_at >= r.since
     )
     select f.id as "referralId", o.member_id as "memberId", o.deleted, o.facts
       from found f join order_state o on o.shop_id = $1 and o.order_id = f.order_id where o.facts <> 'null'::jsonb`,
    [
      tx.shopId,
      plainArray(referralIds),
      plainArray(named.map(({ referralId }) => referralId)),
      plainArray(named.map(({ orderId }) => orderId)),
    ],
    "referrals_orders",
  );
  const orders = new Map<string, HeldFriendOrder[]>();
  for (const { referralId, ...order } of rows) orders.set(referralId, [...(orders.get(referralId) ?? []), order]);
  return orders;
}

/** Whether this member is the friend of another referral already: who was brought once is brought. */
export async function broughtByOther(tx: ShopTx, memberId: string, referralId: string): Promise<boolean> {
  const rows = await tx.sql(
    "select from referral where shop_id = $1 and friend_id = $2 and id <> $3 and state <> 'expired'",
    [tx.shopId, memberId, referralId],
    "referrals_brought",
  );
  return rows.length > 0;
}

/** Whether another claim of the same friend stands now: an expired one then stays so. */
export async function claimedAnew(tx: ShopTx, { id, friendHash }: { id: string; friendHash: string | null }): Promise<boolean> {
  const rows = await tx.sql(
    "select from referral where shop_id = $1 and friend_hash = $2 and id <> $3 and state <> 'expired'",
    [tx.shopId, friendHash, id],
    "referrals_claimed_anew",
  );
  return rows.length > 0;
}
