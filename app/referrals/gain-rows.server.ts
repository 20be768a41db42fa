import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { RewardValue } from "../loyalty/reward-value";

export type GainSide = "advocate" | "friend" | "milestone";

/** A row of the table `referral_gain`. */
export interface GainRow {
  id: string;
  /** null: of a milestone */
  referralId: string | null;
  memberId: string;
  side: GainSide;
  /** of a milestone: how many friends it is for */
  friends: number | null;
  kind: "points" | "reward" | "tier";
  /** number of the referral's posting */
  posting: number;
  points: number | null;
  reward: string | null;
  value: RewardValue | null;
  discountId: string | null;
  tier: string | null;
  state: "given" | "taken-back";
  givenAt: Date;
  /** of a perk: when staff handed it over, and who */
  handedOverAt: Date | null;
  handedOverBy: string | null;
  /** since when Shopify refuses to make it; null: it does not */
  refusedAt: Date | null;
}

export const gainColumns = `id, referral_id as "referralId", member_id as "memberId", side, friends, kind, posting, points::float8 as points, reward,
  value, discount_id as "discountId", tier, state, given_at as "givenAt", handed_over_at as "handedOverAt", handed_over_by as "handedOverBy",
  refused_at as "refusedAt"`;

/** What referrals gave, what was taken back too, in the order of their giving. */
export async function gainsOf(tx: ShopTx, referralIds: readonly string[]): Promise<GainRow[]> {
  if (referralIds.length === 0) return [];
  return tx.sql<GainRow>(
    `select ${gainColumns} from referral_gain where shop_id = $1 and referral_id = any($2::uuid[]) order by given_at, id`,
    [tx.shopId, plainArray(referralIds)],
    "gains_of_referrals",
  );
}

export async function gainOfDiscount(tx: ShopTx, discountId: string): Promise<GainRow | null> {
  const [row] = await tx.sql<GainRow>(
    `select ${gainColumns} from referral_gain where shop_id = $1 and discount_id = $2`,
    [tx.shopId, discountId],
    "gains_of_discount",
  );
  return row ?? null;
}

/** How many friends each milestone that a member reached was for. */
export async function milestonesOf(tx: ShopTx, memberId: string): Promise<number[]> {
  const rows = await tx.sql<{ friends: number }>(
    "select friends from referral_gain where shop_id = $1 and member_id = $2 and side = 'milestone'",
    [tx.shopId, memberId],
    "gains_milestones",
  );
  return rows.map(({ friends }) => friends);
}

/** Call under the locks of the referral and its sides. A side that has something already breaks on the unique index: that is a fault. */
export async function writeGain(tx: ShopTx, row: Omit<GainRow, "state" | "handedOverAt" | "handedOverBy" | "refusedAt">): Promise<void> {
  await tx.sql(
    `insert into referral_gain (shop_id, id, referral_id, member_id, side, friends, kind, posting, points, reward, value, discount_id, tier, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tx.shopId,
      row.id,
      row.referralId,
      row.memberId,
      row.side,
      row.friends,
      row.kind,
      row.posting,
      row.points,
      row.reward,
      row.value === null ? null : JSON.stringify(row.value),
      row.discountId,
      row.tier,
      row.givenAt,
    ],
    "gains_write",
  );
}

export async function markTakenBack(tx: ShopTx, gainIds: readonly string[]): Promise<void> {
  await tx.sql(
    "update referral_gain set state = 'taken-back', taken_back_at = $3 where shop_id = $1 and id = any($2::uuid[]) and state = 'given'",
    [tx.shopId, plainArray(gainIds), tx.now],
    "gains_taken_back",
  );
}

/** How many of an advocate's friends were rewarded and still are. */
export async function rewardedFriends(tx: ShopTx, advocateId: string): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    "select count(*)::int as count from referral where shop_id = $1 and advocate_id = $2 and state = 'rewarded'",
    [tx.shopId, advocateId],
    "gains_rewarded_friends",
  );
  return row?.count ?? 0;
}

/** How many of an advocate's friends come before this one in its month: those whose order qualified earlier, less what came to nothing. */
export async function friendsBefore(
  tx: ShopTx,
  { id, advocateId, qualifiedAt }: { id: string; advocateId: string; qualifiedAt: Date },
  since: Date,
): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `select count(*)::int as count from referral
      where shop_id = $1 and advocate_id = $2 and qualified_at >= $3 and (qualified_at, id) < ($4, $5::uuid)
        and state in ('qualified', 'waiting', 'review', 'rewarded')`,
    [tx.shopId, advocateId, since, qualifiedAt, id],
    "gains_friends_before",
  );
  return row?.count ?? 0;
}
