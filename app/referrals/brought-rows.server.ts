import type { ShopTx } from "../db/tenancy.server";
import type { ReferralRow } from "./referral";

/** A friend whom an advocate brought, as the advocate may know of them. */
export interface Brought extends Pick<
  ReferralRow,
  "id" | "friendId" | "state" | "heldFrom" | "programVersion" | "windowUntil" | "waitsUntil" | "rewardedAt" | "reason"
> {
  /** the friend's, where Shopify says it and they have ordered */
  firstName: string | null;
  /** what the advocate has of it: points, or a reward's key; both null where nothing stands */
  points: number | null;
  reward: string | null;
}

/** The newest first. */
export async function broughtBy(tx: ShopTx, advocateId: string, most: number): Promise<Brought[]> {
  return tx.sql<Brought>(
    `select r.id, r.friend_id as "friendId", r.state, r.held_from as "heldFrom", r.program_version as "programVersion",
            r.window_until as "windowUntil", r.waits_until as "waitsUntil", r.rewarded_at as "rewardedAt", r.reason,
            case when r.order_id is not null and r.state <> 'rejected' then nullif(trim(f.first_name), '') end as "firstName",
            g.points::float8 as points, g.reward
       from referral r
       left join member f on f.shop_id = r.shop_id and f.id = r.friend_id
       left join referral_gain g on g.shop_id = r.shop_id and g.referral_id = r.id and g.side = 'advocate' and g.state = 'given'
      where r.shop_id = $1 and r.advocate_id = $2 order by r.claimed_at desc, r.id desc limit $3`,
    [tx.shopId, advocateId, most],
    "referrals_of_advocate",
  );
}

/** What a member's referrals and milestones gave and was not taken back. */
export interface Earned {
  /** friends who were rewarded for */
  friends: number;
  points: number;
  /** rewards of the program's, without points */
  rewards: number;
  /** friends whose reward waits, or who can still order */
  waiting: number;
  /** how many friends each milestone was for that they reached */
  reached: number[];
}

export async function earnedBy(tx: ShopTx, advocateId: string): Promise<Earned> {
  const [row] = await tx.sql<Earned>(
    `select (select count(*)::int from referral r where r.shop_id = $1 and r.advocate_id = $2 and r.state = 'rewarded') as friends,
            (select count(*)::int from referral r where r.shop_id = $1 and r.advocate_id = $2
                and r.state in ('claimed', 'qualified', 'waiting', 'review')) as waiting,
            coalesce(sum(g.points), 0)::float8 as points, count(*) filter (where g.kind = 'reward')::int as rewards,
            coalesce((select array_agg(m.friends order by m.friends) from referral_gain m
                       where m.shop_id = $1 and m.member_id = $2 and m.side = 'milestone'), '{}') as reached
       from referral_gain g where g.shop_id = $1 and g.member_id = $2 and g.side <> 'friend' and g.state = 'given'`,
    [tx.shopId, advocateId],
    "referrals_earned",
  );
  return row ?? { friends: 0, points: 0, rewards: 0, waiting: 0, reached: [] };
}
