import type { ShopTx } from "../../db/tenancy.server";
import type { Outcome } from "../topic";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";
import { loadFacts, loadOrders } from "./load-orders.server";

/**
 * Marks orders as deleted, takes back what they gave and gives back what was spent on them. One that nobody knows yet leaves a row without facts, so that its
 * late `orders/create` changes nothing.
 */
export async function deleteOrders(tx: ShopTx, orderIds: readonly string[]): Promise<Outcome[]> {
  await lockOrders(tx);
  const held = await loadOrders(tx, orderIds);
  const newly = [...new Set(orderIds)].filter((id) => held.get(id)?.deleted !== true);
  if (newly.length > 0) {
    await tx.sql(
      `insert into order_state (shop_id, order_id, placed_at, source_updated_at, facts, deleted)
       select $1, id, 'epoch', 'epoch', 'null', true from unnest($2::bigint[]) as id order by id
       on conflict (shop_id, order_id) do update set deleted = true`,
      [tx.shopId, newly],
      "mark_deleted",
    );
    const known = newly.filter((id) => held.get(id)?.member_id);
    const memberIds = [...new Set(known.map((id) => held.get(id)!.member_id!))];
    const deleted = [...(await loadFacts(tx, newly)).values()];
    if (deleted.length > 0) await judgeAndPost(tx, { memberIds, again: known, deleted });
  }
  return orderIds.map((id) => (held.get(id)?.deleted ? "unchanged" : "applied"));
}
