import type { OrderFacts } from "../../loyalty/order-facts";
import type { ShopTx } from "../../db/tenancy.server";
import { orderColumns, type OrderRow } from "./order-row";

/** The rows of these orders, without their facts. */
export async function loadOrders(tx: ShopTx, orderIds: readonly string[]): Promise<Map<string, OrderRow>> {
  const rows = await tx.sql<OrderRow>(
    `select ${orderColumns} from order_state where shop_id = $1 and order_id = any($2::bigint[])`,
    [tx.shopId, orderIds],
    "load_orders",
  );
  return new Map(rows.map((row) => [row.order_id, row]));
}

/** All orders of these members, without their facts. */
export async function loadOrdersOfMembers(tx: ShopTx, memberIds: readonly string[]): Promise<OrderRow[]> {
  if (memberIds.length === 0) return [];
  return tx.sql<OrderRow>(
    `select ${orderColumns} from order_state where shop_id = $1 and member_id = any($2::uuid[])`,
    [tx.shopId, memberIds],
    "load_orders_of_members",
  );
}

/** The facts of these orders. An order that was deleted before anything was known of it has none. */
export async function loadFacts(tx: ShopTx, orderIds: readonly string[]): Promise<Map<string, OrderFacts>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.sql<{ order_id: string; facts: OrderFacts | null }>(
    "select order_id, facts from order_state where shop_id = $1 and order_id = any($2::bigint[])",
    [tx.shopId, orderIds],
    "load_facts",
  );
  return new Map(rows.flatMap((row) => (row.facts ? [[row.order_id, row.facts] as const] : [])));
}
