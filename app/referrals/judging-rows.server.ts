import type { ShopTx } from "../db/tenancy.server";
import type { OrderFacts } from "../loyalty/order-facts";
import type { ReferralRow } from "./referral";

/** What stands here of an order that made a friend's claim a referral. */
export interface JudgedOrderRow {
  facts: OrderFacts;
  /** whose order it is with us; null: a guest's */
  memberId: string | null;
}

export async function judgedOrder(tx: ShopTx, orderId: string): Promise<JudgedOrderRow | null> {
  const [row] = await tx.sql<JudgedOrderRow>(
    `select facts, member_id as "memberId" from order_state where shop_id = $1 and order_id = $2`,
    [tx.shopId, orderId],
    "referral_judged_order",
  );
  return row ?? null;
}

/** How many claims came around this one and with it; a network address is known for thirty days. */
export interface ClaimCounts {
  codeDay: number;
  codeWeek: number;
  codeNetworks: number;
  networkMinute: number;
  networkDay: number;
  networkAdvocates: number;
  /** other referrals whose friend has the same mailbox under another address */
  aliases: number;
}

export async function claimCounts(tx: ShopTx, row: ReferralRow): Promise<ClaimCounts> {
  const [counts] = await tx.sql<ClaimCounts>(
    `with near as (
       select id, advocate_id, network_hash, abs(extract(epoch from claimed_at - $4::timestamptz)) as apart from referral
       where shop_id = $1 and claimed_at between $4::timestamptz - interval '7 days' and $4::timestamptz + interval '7 days'
         and (advocate_id = $3 or network_hash = $5)
     )
     select count(*) filter (where advocate_id = $3 and apart <= 86400)::int as "codeDay",
            count(*) filter (where advocate_id = $3)::int as "codeWeek",
            greatest(1, count(distinct network_hash) filter (where advocate_id = $3 and apart <= 86400))::int as "codeNetworks",
            count(*) filter (where (network_hash = $5 or id = $2) and apart <= 60)::int as "networkMinute",
            count(*) filter (where (network_hash = $5 or id = $2) and apart <= 86400)::int as "networkDay",
            count(distinct advocate_id) filter (where (network_hash = $5 or id = $2) and apart <= 86400)::int as "networkAdvocates",
            (select count(*) from referral o where o.shop_id = $1 and o.friend_alias_hash = $6 and o.id <> $2
               and o.friend_hash is distinct from $7)::int as aliases
     from near`,
    [tx.shopId, row.id, row.advocateId, row.claimedAt, row.networkHash, row.friendAliasHash, row.friendHash],
    "referral_claim_counts",
  );
  if (!counts) throw new Error("A count answers one row.");
  return counts;
}

/** Networks (keyed hashes) from which a member was seen with their own code. */
export async function tracesOf(tx: ShopTx, memberId: string): Promise<Set<string>> {
  const rows = await tx.sql<{ hash: string }>(
    "select network_hash as hash from referral_trace where shop_id = $1 and member_id = $2",
    [tx.shopId, memberId],
    "referral_traces",
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Orders of the advocate's other friends that qualified, newest first. */
export async function otherFriendsOrders(tx: ShopTx, row: ReferralRow, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select order_id as id from referral where shop_id = $1 and advocate_id = $2 and id <> $3 and order_id is not null
     order by qualified_at desc nulls last, id desc limit $4`,
    [tx.shopId, row.advocateId, row.id, limit],
    "referral_other_friends",
  );
  return rows.map(({ id }) => id);
}

export interface FriendsOrders {
  /** ids of all that we heard of, a thousand at most */
  known: string[];
  /** of them, paid and placed before the one that is judged */
  earlier: number;
}

/** The friend's orders, as a customer and as a guest, each found by its index: asked for together they were a walk through all orders. */
export async function friendsOrders(tx: ShopTx, row: ReferralRow): Promise<FriendsOrders> {
  const rows = await tx.sql<{ id: string; earlier: boolean }>(
    `with friends as (
       select id from member where shop_id = $1 and (id = $2 or email_hash = $3)
     ), judged as (
       select placed_at, order_id from order_state where shop_id = $1 and order_id = $4
     ), theirs as (
       select order_id, placed_at, facts from order_state where shop_id = $1 and not deleted and member_id = any(array(select id from friends))
       union all
       select order_id, placed_at, facts from order_state where shop_id = $1 and not deleted and member_id is null and guest_hash = $3
     )
     select o.order_id as id, coalesce((o.placed_at, o.order_id) < (j.placed_at, j.order_id) and o.facts ->> 'payment' = 'paid'
              and o.facts ->> 'cancelledAt' is null and o.facts ->> 'test' <> 'true', false) as earlier
     from theirs o left join judged j on true
     limit 1000`,
    [tx.shopId, row.friendId, row.friendHash, row.orderId],
    "referral_friends_orders",
  );
  return { known: rows.map(({ id }) => id), earlier: rows.filter(({ earlier }) => earlier).length };
}

/** How long a circle of accounts that refer each other may be to be looked for. */
const longestCircle = 6;

/** How many referrals lead from the advocate by way of this friend back to the advocate; null: none do. */
export async function circleOf(tx: ShopTx, row: ReferralRow): Promise<number | null> {
  const [found] = await tx.sql<{ length: number | null }>(
    `with recursive reached as (
       select m.id, 1 as length from member m where m.shop_id = $1 and (m.id = $2 or m.email_hash = $3)
       union
       select coalesce(r.friend_id, m.id), reached.length + 1 from reached
       join referral r on r.shop_id = $1 and r.advocate_id = reached.id and r.state not in ('expired', 'rejected')
       left join member m on m.shop_id = $1 and r.friend_id is null and m.email_hash = r.friend_hash
       where reached.length < $5 and reached.id <> $4 and coalesce(r.friend_id, m.id) is not null
     )
     select min(length)::int as length from reached where id = $4`,
    [tx.shopId, row.friendId, row.friendHash, row.advocateId, longestCircle],
    "referral_circle",
  );
  return found?.length ?? null;
}
