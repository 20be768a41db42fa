import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "./array-literal";
import type { Balances } from "./book/book";

export type { Balances } from "./book/book";

interface MemberLockRow {
  id: string;
  pending: string;
  available: string;
  held: string;
  owed: string;
  merged_into: string | null;
  last_active_at: string | null;
}

async function lock(tx: ShopTx, memberIds: readonly string[]): Promise<MemberLockRow[]> {
  return tx.sql<MemberLockRow>(
    `select id, pending, available, held, owed, merged_into,
            to_char(last_active_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last_active_at
       from member
      where shop_id = $1 and id = any($2::uuid[]) order by id for update`,
    [tx.shopId, plainArray(memberIds)],
    "ledger_lock_members",
  );
}

function balancesOf(row: MemberLockRow): Balances {
  return { pending: Number(row.pending), available: Number(row.available), held: Number(row.held), owed: Number(row.owed) };
}

/** Locks members until the transaction ends, in id order, and reads their balances. Unknown ids are left out. */
export async function lockMembers(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, Balances>> {
  return (await lockedMembers(tx, memberIds)).balances;
}

/** The same, with when each of them last did something that keeps their points; null: nothing is known. */
export async function lockedMembers(tx: ShopTx, memberIds: readonly string[]): Promise<Pick<LockedMembers, "balances" | "lastActive">> {
  const rows = memberIds.length === 0 ? [] : await lock(tx, [...new Set(memberIds)]);
  return {
    balances: new Map(rows.map((row) => [row.id, balancesOf(row)])),
    lastActive: new Map(rows.map((row) => [row.id, row.last_active_at])),
  };
}

export interface LockedMembers {
  balances: Map<string, Balances>;
  /** an order or redemption; RFC 3339 in UTC with milliseconds */
  lastActive: Map<string, string | null>;
  /** the member that an id stands for: itself, or the one that it was merged into */
  current(memberId: string): string;
}

/** Locks members for a posting, and in place of a merged one the member that it became. Throws `not_found`. */
export async function lockForPosting(tx: ShopTx, memberIds: readonly string[]): Promise<LockedMembers> {
  const balances = new Map<string, Balances>();
  const lastActive = new Map<string, string | null>();
  const into = new Map<string, string>();
  let wanted = [...new Set(memberIds)];
  while (wanted.length > 0) {
    const rows = await lock(tx, wanted);
    if (rows.length < wanted.length) {
      const known = new Set(rows.map(({ id }) => id));
      throw new FidelioError("not_found", { memberIds: wanted.filter((id) => !known.has(id)).slice(0, 5) });
    }
    for (const row of rows) {
      balances.set(row.id, balancesOf(row));
      lastActive.set(row.id, row.last_active_at);
      if (row.merged_into !== null) into.set(row.id, row.merged_into);
    }
    wanted = [...new Set(into.values())].filter((id) => !balances.has(id));
  }
  const current = (memberId: string): string => {
    const next = into.get(memberId);
    return next === undefined ? memberId : current(next);
  };
  return { balances, lastActive, current };
}
