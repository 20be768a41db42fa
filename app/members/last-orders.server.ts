import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";

export interface LastOrder {
  /** when the newest order was placed; null: none counts as theirs any more */
  at: string | null;
  /** what their tier is measured by is another, which also an order that earns nothing may do */
  measured: boolean;
}

/** What a statement sets of a member `m` by a row `t`. */
export const setsLastOrder =
  "last_order_at = t.last_order_at, face_marks = m.face_marks + t.marks, last_active_at = greatest(m.last_active_at, t.last_order_at)";

/** The arrays of `last_order_at` and `marks`, as timestamptz[] and int[]. */
export function lastOrderValues(lastOrders: readonly LastOrder[]): string[] {
  return [plainArray(lastOrders.map(({ at }) => at)), plainArray(lastOrders.map(({ measured }) => (measured ? 1 : 0)))];
}

/**
 * Writes when each of these members placed their newest order, marks whose measure changed, and notes the order as something that they
 * did, which stays so when it is deleted. The caller holds their locks.
 */
export async function writeLastOrders(tx: ShopTx, lastOrders: ReadonlyMap<string, LastOrder>): Promise<void> {
  if (lastOrders.size === 0) return;
  const rows = [...lastOrders];
  await tx.sql(
    `update member m set ${setsLastOrder}
       from unnest($2::uuid[], $3::timestamptz[], $4::int[]) as t(id, last_order_at, marks)
      where m.shop_id = $1 and m.id = t.id
        and (m.last_order_at is distinct from t.last_order_at or t.marks > 0 or m.last_active_at is null and t.last_order_at is not null)`,
    [tx.shopId, plainArray(rows.map(([id]) => id)), ...lastOrderValues(rows.map(([, lastOrder]) => lastOrder))],
    "members_write_last_orders",
  );
}
