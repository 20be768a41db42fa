import type { ShopTx } from "../db/tenancy.server";
import type { ReferralState } from "./referral";
import { referralCost, type ReferralCost } from "./cost-figures.server";

/** What came of the invitations that were accepted since a day. Money in minor units of the program's currency. */
export interface ReferralResults {
  /** openings of advocates' links */
  clicks: number;
  claims: number;
  /** of them, those whose friend's order counted; those that were reversed later too */
  orders: number;
  rewarded: number;
  /** a person was asked, or is */
  held: number;
  /** a person is asked now */
  waiting: number;
  /** paid for goods by the orders that counted, less what came back */
  revenue: number;
  cost: ReferralCost;
  /** given and not taken back: points, and rewards of the program's */
  points: number;
  rewards: number;
  /** what was seen in those that were held, the most frequent first */
  reasons: Array<{ code: string; count: number }>;
}

type Counts = Pick<ReferralResults, "claims" | "orders" | "rewarded" | "held" | "waiting">;

/** `since` and its day in the shop's calendar; `currency`: orders in another one are counted and not added up. */
export async function referralResults(
  tx: ShopTx,
  { since, day, currency }: { since: Date; day: string; currency: string },
): Promise<ReferralResults> {
  const [counts] = await tx.sql<Counts>(
    `select count(*)::int as claims, count(order_id)::int as orders, count(*) filter (where state = 'rewarded')::int as rewarded,
       count(*) filter (where state = 'review' or decision is not null)::int as held,
       count(*) filter (where state = 'review')::int as waiting
     from referral where shop_id = $1 and claimed_at >= $2`,
    [tx.shopId, since],
    "referral_results_counts",
  );
  const [clicked] = await tx.sql<{ clicks: number }>(
    "select coalesce(sum(clicks), 0)::int as clicks from referral_click where shop_id = $1 and day >= $2::date",
    [tx.shopId, day],
    "referral_results_clicks",
  );
  const [money] = await tx.sql<{ revenue: number }>(
    `select coalesce(sum(ceil(line.paid * line.remaining / line.quantity)), 0)::float8 as revenue
     from referral r join order_state o on o.shop_id = r.shop_id and o.order_id in (r.order_id, r.second_order_id)
       cross join lateral jsonb_to_recordset(o.facts->'lines')
         as line(paid numeric, discount numeric, remaining numeric, quantity numeric, "giftCard" boolean)
     where r.shop_id = $1 and r.claimed_at >= $2 and not o.deleted and o.facts->>'cancelledAt' is null
       and o.facts->>'currency' = $3 and line.quantity > 0 and not line."giftCard"`,
    [tx.shopId, since, currency],
    "referral_results_money",
  );
  const [given] = await tx.sql<{ points: number; rewards: number }>(
    `select coalesce(sum(g.points), 0)::float8 as points, count(*) filter (where g.kind = 'reward')::int as rewards
     from referral_gain g left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
     where g.shop_id = $1 and g.state = 'given' and coalesce(r.claimed_at, g.given_at) >= $2`,
    [tx.shopId, since],
    "referral_results_given",
  );
  const reasons = await tx.sql<{ code: string; count: number }>(
    `select signal->>'code' as code, count(*)::int as count from referral, jsonb_array_elements(signals) as signal
     where shop_id = $1 and claimed_at >= $2 and (state = 'review' or decision is not null)
     group by 1 order by 2 desc, 1 limit 8`,
    [tx.shopId, since],
    "referral_results_reasons",
  );
  const nothing = { claims: 0, orders: 0, rewarded: 0, held: 0, waiting: 0 };
  return {
    ...nothing,
    ...counts,
    clicks: clicked?.clicks ?? 0,
    ...{ revenue: 0, points: 0, rewards: 0 },
    ...money,
    ...given,
    cost: await referralCost(tx, { since, currency }),
    reasons,
  };
}

/** One friend and who brought them. */
export interface BroughtEdge {
  id: string;
  advocateId: string;
  friendId: string | null;
  state: ReferralState;
}

/** The referrals of the advocates who brought most, newest first; no more than `most`. Invitations that ended without an order are left out. */
export async function broughtEdges(tx: ShopTx, since: Date, most: number): Promise<BroughtEdge[]> {
  return tx.sql<BroughtEdge>(
    `select r.id, r.advocate_id as "advocateId", r.friend_id as "friendId", r.state
     from referral r join (
       select advocate_id, count(*) as brought from referral where shop_id = $1 and claimed_at >= $2 and order_id is not null group by 1
     ) as top on top.advocate_id = r.advocate_id
     where r.shop_id = $1 and r.claimed_at >= $2 and r.order_id is not null
     order by top.brought desc, r.advocate_id, r.claimed_at desc, r.id desc limit $3`,
    [tx.shopId, since, most],
    "referral_results_edges",
  );
}
