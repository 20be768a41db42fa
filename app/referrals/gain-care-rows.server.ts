import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { gainColumns, type GainRow } from "./gain-rows.server";

export async function readGain(tx: ShopTx, id: string): Promise<GainRow | null> {
  const [row] = await tx.sql<GainRow>(
    `select ${gainColumns} from referral_gain where shop_id = $1 and id = $2`,
    [tx.shopId, id],
    "gains_read",
  );
  return row ?? null;
}

/** Notes that Shopify refuses for good to make what was given by this discount. A friend's code is no gain: nothing is noted then. */
export async function noteRefused(tx: ShopTx, discountId: string): Promise<void> {
  await tx.sql(
    "update referral_gain set refused_at = $3 where shop_id = $1 and discount_id = $2 and state = 'given'",
    [tx.shopId, discountId, tx.now],
    "gains_refused",
  );
}

/** Another discount stands for what was given, and nobody has refused it yet. */
export async function giveInstead(tx: ShopTx, id: string, by: Pick<GainRow, "discountId" | "value">): Promise<void> {
  await tx.sql(
    "update referral_gain set discount_id = $3, value = $4, refused_at = null where shop_id = $1 and id = $2",
    [tx.shopId, id, by.discountId, JSON.stringify(by.value)],
    "gains_instead",
  );
}

/** Call under the member's lock. */
export async function noteHandedOver(tx: ShopTx, id: string, by: string): Promise<void> {
  await tx.sql(
    "update referral_gain set handed_over_at = $3, handed_over_by = $4 where shop_id = $1 and id = $2 and handed_over_at is null",
    [tx.shopId, id, tx.now, by],
    "gains_handed_over",
  );
}

/** What Shopify refused before `until`, of what was given since then, longest ago first. */
export async function refusedGains(tx: ShopTx, { until, since }: { until: Date; since: Date }, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select id from referral_gain
      where shop_id = $1 and refused_at is not null and refused_at <= $2 and state = 'given' and given_at > $3 order by refused_at, id limit $4`,
    [tx.shopId, until, since, limit],
    "gains_refused_until",
  );
  return rows.map(({ id }) => id);
}

/** A perk that a member was given and that nobody handed over yet. */
export interface WaitingPerk {
  id: string;
  reward: string;
  /** null: of a milestone */
  programVersion: number | null;
}

/** Newest first; what ended is not among them. */
export async function perksToHandOver(tx: ShopTx, memberId: string, most: number): Promise<WaitingPerk[]> {
  return tx.sql<WaitingPerk>(
    `select g.id, g.reward, r.program_version as "programVersion"
       from referral_gain g
       left join referral r on r.shop_id = g.shop_id and r.id = g.referral_id
       left join discount d on d.shop_id = g.shop_id and d.id = g.discount_id
      where g.shop_id = $1 and g.member_id = $2 and g.handed_over_at is null and g.state = 'given' and g.value->>'kind' = 'perk'
        and (d.ends_at is null or d.ends_at > $3)
      order by g.given_at desc, g.id desc limit $4`,
    [tx.shopId, memberId, tx.now, most],
    "gains_perks",
  );
}

/** Of a version of the program: a milestone, by how many friends it is for. */
export interface MilestoneAsked {
  version: number;
  friends: number;
}

/**
 * Advocates who reached a milestone that they have not had, and take part: its reward could not be made then. The version is that of
 * the newest of their rewarded referrals. `since`: one of them was rewarded after it.
 */
export async function milestonesOpen(
  tx: ShopTx,
  { asked, since }: { asked: readonly MilestoneAsked[]; since: Date },
  limit: number,
): Promise<Array<{ advocateId: string; version: number }>> {
  return tx.sql<{ advocateId: string; version: number }>(
    `with asked as (select * from unnest($2::int[], $3::int[]) as a(version, friends)),
     brought as (
       select advocate_id, count(*) as friends, max(program_version) as version from referral
        where shop_id = $1 and state = 'rewarded' group by advocate_id having max(rewarded_at) > $4
     )
     select distinct b.advocate_id as "advocateId", b.version from brought b
       join asked a on a.version = b.version and a.friends <= b.friends
       join member m on m.shop_id = $1 and m.id = b.advocate_id and m.status = 'active' and m.customer_id is not null
      where not exists (
        select from referral_gain g
         where g.shop_id = $1 and g.member_id = b.advocate_id and g.side = 'milestone' and g.friends = a.friends)
      order by 1 limit $5`,
    [tx.shopId, plainArray(asked.map(({ version }) => version)), plainArray(asked.map(({ friends }) => friends)), since, limit],
    "gains_milestones_open",
  );
}
