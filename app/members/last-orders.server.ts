import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";

export interface LastOrder {
  /** when the newest order was placed; null: none counts as theirs any more */
  at: string | null;
  /** what their tier is measured by is another, which also an order that earns nothing may do */
  measured: boolean;
}

/**
 * Writes when each of these members placed their newest order, marks whose measure changed, and notes the order as something that they
 * did, which stays so when it is deleted. The caller holds their locks.
 */
export async function writeLastOrders(tx: ShopTx, lastOrders: ReadonlyMap<string, LastOrder>): Promise<void> {
  if (lastOrders.size === 0) return;
  const rows = [...lastOrders];
  await tx.sql(
    `update member m set last_order_at = l.at, face_marks = m.face_marks + l.marks, last_active_at = greatest(m.last_active_at, l.at)
       from unnest($2::uuid[], $3::timestamptz[], $4::int[]) as l(id, at, marks)
      where m.shop_id = $1 and m.id = l.id and (m.last_order_at is distinct from l.at or l.marks > 0 or m.last_active_at is null and l.at is not null)`,
    [
      tx.shopId,
      plainArray(rows.map(([id]) => id)),
      plainArray(rows.map(([, { at }]) => at)),
      plainArray(rows.map(([, { measured }]) => (measured ? 1 : 0))),
    ],
    "members_write_last_orders",
  );
}
