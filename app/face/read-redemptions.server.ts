import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import { rewardValue } from "../loyalty/reward-value";
import { byMember } from "./by-member";
import { liveOf, type FaceGround } from "./ground.server";
import type { Taken } from "./member-state";

interface RedemptionRow {
  member_id: string;
  id: string;
  reward: string;
  status: string;
  program_version: number;
  reserved_at: Date;
  expires_at: Date | null;
  value: unknown;
  code: string | null;
  gift: boolean;
}

/** Live redemptions, what referrals gave as a reward, and what was received and is of use yet, newest first. */
export async function readRedemptions(tx: ShopTx, ids: readonly string[]) {
  const rows = await tx.sql<RedemptionRow>(
    `select r.member_id, r.id, r.reward, r.status, r.program_version, r.reserved_at, r.expires_at, r.value, d.code,
            false as gift
       from redemption r left join discount d on d.shop_id = r.shop_id and d.id = r.discount_id
      where r.shop_id = $1 and r.member_id = any($2::uuid[])
        and (r.status in ('reserved', 'issued')
             or r.status = 'used' and r.value->>'kind' = 'perk' and r.handed_over_at is null and (r.expires_at is null or r.expires_at > $3)
             or r.status = 'used' and r.value->>'kind' in ('gift-card', 'store-credit') and r.reserved_at > $3::timestamptz - interval '90 days')
      union all
     select g.member_id, g.id, g.reward,
            case when d.state = 'planned' then 'reserved' when d.kind in ('gift-card', 'store-credit', 'perk') then 'used' else 'issued' end,
            coalesce(f.program_version, 0), g.given_at, d.ends_at, g.value, d.code, true
       from referral_gain g join discount d on d.shop_id = g.shop_id and d.id = g.discount_id
       left join referral f on f.shop_id = g.shop_id and f.id = g.referral_id
      where g.shop_id = $1 and g.member_id = any($2::uuid[]) and g.state = 'given' and g.used_at is null and g.handed_over_at is null
        and d.state in ('planned', 'issued') and (d.ends_at is null or d.ends_at > $3)
        and (d.kind <> 'gift-card' and d.kind <> 'store-credit' or g.given_at > $3::timestamptz - interval '90 days')
      order by reserved_at desc, id desc`,
    [tx.shopId, plainArray(ids), tx.now],
    "face_codes",
  );
  const of = (row: RedemptionRow): Taken => ({
    id: row.id,
    code: row.status === "reserved" ? null : row.code,
    reward: row.reward,
    programVersion: row.program_version,
    value: rewardValue.parse(row.value),
    at: row.reserved_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    ...(row.gift ? { gift: true as const } : {}),
  });
  return {
    codes: byMember(
      rows.filter(({ status }) => status !== "used"),
      of,
    ),
    received: byMember(
      rows.filter(({ status }) => status === "used"),
      of,
    ),
  };
}

/** When members took the live rewards that have a limit, by key. What was released or failed does not count. */
export async function readTaken(tx: ShopTx, ground: FaceGround, ids: readonly string[]): Promise<Map<string, Record<string, string[]>>> {
  const limited = liveOf(ground).program.rewards.flatMap(({ key, limit, archived }) => (archived || limit === undefined ? [] : [key]));
  if (limited.length === 0) return new Map();
  const rows = await tx.sql<{ member_id: string; reward: string; reserved_at: Date }>(
    `select member_id, reward, reserved_at from redemption
      where shop_id = $1 and member_id = any($2::uuid[]) and reward = any($3::text[]) and status not in ('released', 'failed')`,
    [tx.shopId, plainArray(ids), textArray(limited)],
    "face_taken",
  );
  const taken = new Map<string, Record<string, string[]>>();
  for (const { member_id, reward, reserved_at } of rows) {
    const own = taken.get(member_id) ?? {};
    (own[reward] ??= []).push(reserved_at.toISOString());
    taken.set(member_id, own);
  }
  return taken;
}
