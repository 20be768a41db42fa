import type { ShopTx } from "../db/tenancy.server";
import { openBooks } from "./books.server";
import { dateLots, loadDating, type Dating } from "./dating.server";
import { loadLots } from "./lot-rows.server";
import { lockedMembers } from "./members.server";
import { writeBooks } from "./write.server";

/**
 * Gives the lots of these members that have points left the end that the versions in force and the member's last act say. No points
 * move. Locks the members in id order.
 */
export async function redateLots(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  const dating = memberIds.length === 0 ? null : await loadDating(tx);
  if (dating !== null) await redate(tx, memberIds, dating);
}

/** Whether an act of a member's keeps their points, by the versions in force. */
export async function actsKeepPoints(tx: ShopTx): Promise<boolean> {
  return (await loadDating(tx))?.byInactivity === true;
}

/** The same after acts of these members, where points end by inactivity. Before anything is settled: an act may keep what is due. */
export async function redateActive(tx: ShopTx, memberIds: readonly string[]): Promise<void> {
  const dating = memberIds.length === 0 ? null : await loadDating(tx);
  if (dating?.byInactivity === true) await redate(tx, memberIds, dating);
}

async function redate(tx: ShopTx, memberIds: readonly string[], dating: Dating): Promise<void> {
  const { balances, lastActive } = await lockedMembers(tx, memberIds);
  const lots = await loadLots(tx, { liveOf: memberIds });
  dateLots(lots.values(), dating, lastActive);
  const { sheet, books } = openBooks(tx, { balances }, memberIds, lots);
  await writeBooks(tx, sheet, books.values());
}

/**
 * One step over the whole shop, after a version that changed the expiry: at most `limit` members after `after`, in id order. Answers
 * the last one; null: there are no more, or no version changed anything. Done again it changes nothing.
 */
export async function redateNext(tx: ShopTx, after: string, limit: number): Promise<string | null> {
  if ((await loadDating(tx)) === null) return null;
  const rows = await tx.sql<{ id: string }>(
    `select m.id from member m
      where m.shop_id = $1 and m.id > $2::uuid and exists (select from lot l where l.shop_id = $1 and l.member_id = m.id and l.remaining > 0)
      order by m.id limit $3::int`,
    [tx.shopId, after, limit],
    "ledger_next_to_date",
  );
  await redateLots(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.at(-1)?.id ?? null;
}

/**
 * Notes that a member did something now that keeps their points: where points end by inactivity, the posting that follows dates their
 * lots by it. The caller holds the member's lock.
 */
export async function noteActive(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql(
    "update member set last_active_at = $3::timestamptz where shop_id = $1 and id = $2 and (last_active_at is null or last_active_at < $3::timestamptz)",
    [tx.shopId, memberId, tx.now],
    "ledger_note_active",
  );
}
