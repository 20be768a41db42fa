import type { ShopTx } from "../../db/tenancy.server";
import { plain, type Line, type Whose } from "./archive";

/** What is held of a person on either side of referrals. Of the other side it says no more than that there is one. */
export async function readReferralParts(tx: ShopTx, { memberIds, emailHash }: Whose) {
  const read = async (text: string, ...more: unknown[]): Promise<Line[]> =>
    (await tx.sql<Line>(text, [tx.shopId, memberIds, ...more])).map(plain);
  const course = `r.state, r.surface, r.language, r.claimed_at as claimed, r.window_until as "orderBy", r.qualified_at as qualified,
    r.rewarded_at as rewarded, r.ended_at as ended, r.reason, r.decision, r.decided_at as decided`;
  // what the judge saw may be about the other one: to each its name alone, without figures
  const seen = `(select coalesce(json_agg(s->>'code'), '[]') from jsonb_array_elements(r.signals) s) as "lookedAt"`;
  return {
    invited: await read(
      `select r.code, ${course}, ${seen} from referral r where r.shop_id = $1 and r.advocate_id = any($2::uuid[]) order by r.claimed_at, r.id`,
    ),
    invitedBy: await read(
      `select r.code, ${course}, ${seen}, r.order_id::text as "order", r.network_hash is not null as "networkKeptAsHash" from referral r
        where r.shop_id = $1 and (r.friend_id = any($2::uuid[]) or r.friend_hash = $3) order by r.claimed_at, r.id`,
      emailHash,
    ),
    codes: await read(
      `select code, current, chosen, created_at as made from referral_code where shop_id = $1 and member_id = any($2::uuid[]) order by created_at, code`,
    ),
    gains: await read(
      `select g.side, g.friends, g.kind, g.points::float8 as points, g.reward, g.value, g.tier, d.code, g.state, g.given_at as given, g.taken_back_at as "takenBack",
              g.used_at as used
         from referral_gain g left join discount d on d.shop_id = g.shop_id and d.id = g.discount_id
        where g.shop_id = $1 and g.member_id = any($2::uuid[]) order by g.given_at, g.id`,
    ),
    clicks: await read(
      `select day::text as day, clicks from referral_click where shop_id = $1 and member_id = any($2::uuid[]) order by day`,
    ),
    networks: await read(
      `select seen_at as seen, true as "keptAsHash" from referral_trace where shop_id = $1 and member_id = any($2::uuid[]) order by seen_at`,
    ),
  };
}
