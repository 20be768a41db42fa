import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { lockMembers } from "../ledger/members.server";
import type { ReferralRow } from "./referral";

/** For a select of more than this room's own needs: read with `asReferral`. */
export const referralColumns = `id, advocate_id as "advocateId", friend_id as "friendId", friend_hash as "friendHash",
  friend_alias_hash as "friendAliasHash", network_hash as "networkHash", code, state, held_from as "heldFrom",
  program_version as "programVersion", discount_id as "discountId", surface, language, claimed_at as "claimedAt",
  window_until as "windowUntil", qualified_at as "qualifiedAt", waits_until as "waitsUntil", rewarded_at as "rewardedAt",
  ended_at as "endedAt", reason, order_id as "orderId", second_order_id as "secondOrderId", signals, score, judged_at as "judgedAt",
  decision, decided_by as "decidedBy", decided_at as "decidedAt", postings`;

export async function readReferrals(tx: ShopTx, ids: readonly string[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return [];
  return tx.sql<ReferralRow>(
    `select ${referralColumns} from referral where shop_id = $1 and id = any($2::uuid[]) order by claimed_at, id`,
    [tx.shopId, plainArray(ids)],
    "referrals_read",
  );
}

/** Throws `not_found`. */
export async function referralOf(tx: ShopTx, id: string): Promise<ReferralRow> {
  const [row] = await readReferrals(tx, [id]);
  if (!row) throw new FidelioError("not_found");
  return row;
}

/**
 * Referrals under the locks of both their sides, and their own: what is read here stays so until the transaction ends. Members
 * are locked first and in id order, as everywhere. By id; unknown ones are left out.
 */
export async function lockReferrals(tx: ShopTx, ids: readonly string[]): Promise<Map<string, ReferralRow>> {
  const locked = new Set<string>();
  for (;;) {
    const rows = await readReferrals(tx, ids);
    const members = rows.flatMap(({ advocateId, friendId }) => (friendId === null ? [advocateId] : [advocateId, friendId]));
    const missing = members.filter((id) => !locked.has(id));
    if (missing.length === 0) {
      const held = await lockReferralRows(tx, ids);
      // an order may have named the friend meanwhile
      const sides = [...held.values()].flatMap(({ advocateId, friendId }) => [advocateId, ...(friendId === null ? [] : [friendId])]);
      if (sides.every((id) => locked.has(id))) return held;
      continue;
    }
    await lockMembers(tx, members);
    members.forEach((id) => locked.add(id));
  }
}

/** Referrals under their own locks alone: for what moves no points. */
export async function lockReferralRows(tx: ShopTx, ids: readonly string[]): Promise<Map<string, ReferralRow>> {
  if (ids.length === 0) return new Map();
  await tx.sql(
    "select from referral where shop_id = $1 and id = any($2::uuid[]) order by id for update",
    [tx.shopId, plainArray(ids)],
    "referrals_lock",
  );
  return new Map((await readReferrals(tx, ids)).map((row) => [row.id, row]));
}

/** Throws `not_found`. */
export async function lockedReferral(tx: ShopTx, id: string): Promise<ReferralRow> {
  const row = (await lockReferrals(tx, [id])).get(id);
  if (!row) throw new FidelioError("not_found");
  return row;
}

const columnOf = {
  friendId: "friend_id",
  state: "state",
  heldFrom: "held_from",
  discountId: "discount_id",
  qualifiedAt: "qualified_at",
  waitsUntil: "waits_until",
  rewardedAt: "rewarded_at",
  endedAt: "ended_at",
  reason: "reason",
  orderId: "order_id",
  secondOrderId: "second_order_id",
  score: "score",
  judgedAt: "judged_at",
  decision: "decision",
  decidedBy: "decided_by",
  decidedAt: "decided_at",
  postings: "postings",
  signals: "signals",
} as const satisfies Partial<Record<keyof ReferralRow, string>>;
export type ReferralChange = Partial<Pick<ReferralRow, keyof typeof columnOf>>;
const changeable = Object.keys(columnOf) as Array<keyof typeof columnOf>;

/** Call under the locks of `lockReferrals`. Answers the row as it is then. */
export async function changeReferral(tx: ShopTx, row: ReferralRow, change: ReferralChange): Promise<ReferralRow> {
  const keys = changeable.filter((key) => change[key] !== undefined);
  if (keys.length === 0) return row;
  const changed = await tx.sql(
    `update referral set ${keys.map((key, place) => `${columnOf[key]} = $${place + 3}`).join(", ")} where shop_id = $1 and id = $2 returning id`,
    [tx.shopId, row.id, ...keys.map((key) => (key === "signals" ? JSON.stringify(change.signals) : change[key]))],
  );
  if (changed.length === 0) throw new Error(`There is no referral ${row.id} to change.`);
  return { ...row, ...change };
}
