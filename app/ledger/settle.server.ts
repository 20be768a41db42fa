import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "./array-literal";
import { openBooks } from "./books.server";
import { settleBook } from "./book/settle";
import { dateLots, loadDating } from "./dating.server";
import { loadLots } from "./lot-rows.server";
import { lockedMembers } from "./members.server";
import { writeBooks } from "./write.server";

const batch = 500;

/** Approves and expires what is due by `tx.now`, each at its own instant, in time order. Without ids: of the whole shop. Answers the number of transfers. */
export async function settleLots(tx: ShopTx, memberIds?: readonly string[]): Promise<number> {
  let transfers = 0;
  if (memberIds) {
    const due = await tx.sql<{ member_id: string }>(dueAmongSql, [tx.shopId, tx.now, plainArray(memberIds)], "ledger_due_among");
    const ids = due.map(({ member_id }) => member_id);
    return ids.length === 0 ? 0 : settleLotsOf(tx, ids);
  }
  for (let due = await membersDue(tx, batch); due.length > 0; due = await membersDue(tx, batch)) transfers += await settleLotsOf(tx, due);
  return transfers;
}

/** Asks which of the members $3 have a lot that is due by $2; `member_id`. */
export const dueAmongSql = `select distinct member_id from lot
  where shop_id = $1 and remaining > 0 and member_id = any($3::uuid[]) and available_at <= $2 and (not approved or expires_at <= $2)`;

/** Members of the shop with a due lot, so many. Asked before any lock: most reads find none. */
export async function membersDue(tx: ShopTx, limit: number): Promise<string[]> {
  // one member's many lots may hide another, whom the next turn finds. The order is that of the index of what is due: PostgreSQL
  // would rather look through all lots, for it cannot know how few are due
  const dueLots = (due: string, date: string) =>
    `select member_id from lot where shop_id = $1 and remaining > 0 and ${due} order by ${date} limit $3::int * 4`;
  const rows = await tx.sql<{ member_id: string }>(
    `select distinct member_id from (
       (${dueLots("not approved and available_at <= $2", "available_at")})
       union all
       (${dueLots("expires_at <= $2 and available_at <= $2", "expires_at")})
     ) as due limit $3::int`,
    [tx.shopId, tx.now, limit],
    "ledger_due",
  );
  return rows.map(({ member_id }) => member_id);
}

/** The same for members that are known to have something due: nothing is asked twice. */
export async function settleLotsOf(tx: ShopTx, memberIds: readonly string[]): Promise<number> {
  const { balances, lastActive } = await lockedMembers(tx, memberIds);
  const lots = await loadLots(tx, { liveOf: memberIds });
  // a date that a newer version moved is no longer due, however late whatever writes it
  dateLots(lots.values(), await loadDating(tx), lastActive);
  const { sheet, books } = openBooks(tx, { balances }, memberIds, lots);
  for (const book of books.values()) {
    settleBook(book);
    book.check();
  }
  await writeBooks(tx, sheet, books.values());
  return sheet.transfers.length;
}
