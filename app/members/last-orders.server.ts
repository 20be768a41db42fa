import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";

/** Writes when each of these members placed their newest order; null: none counts as theirs any more. The caller holds their locks. */
export async function writeLastOrders(tx: ShopTx, lastOrders: ReadonlyMap<string, string | null>): Promise<void> {
  if (lastOrders.size === 0) return;
  await tx.sql(
    `update member m set last_order_at = l.at from unnest($2::uuid[], $3::timestamptz[]) as l(id, at)
      where m.shop_id = $1 and m.id = l.id and m.last_order_at is distinct from l.at`,
    [tx.shopId, plainArray([...lastOrders.keys()]), plainArray([...lastOrders.values()])],
    "members_write_last_orders",
  );
}
