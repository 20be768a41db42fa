import type { ShopTx } from "../../db/tenancy.server";
import type { GoodsFacts } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import { stateAt, type ProductState } from "./product-history";

/** What an order's goods are looked up by. */
export type OrderOfGoods = Pick<OrderFacts, "orderId" | "placedAt"> & { lines: ReadonlyArray<{ productId: string | null }> };

/**
 * What Shopify knew of these orders' products when each was placed, by order and product, in one statement. A product that nobody
 * read yet is not there.
 */
export async function loadGoods(tx: ShopTx, orders: readonly OrderOfGoods[]): Promise<Map<string, Record<string, GoodsFacts>>> {
  const wanted = new Set(orders.flatMap(({ lines }) => lines.flatMap(({ productId }) => productId ?? [])));
  const histories = await loadProductStates(tx, [...wanted]);
  return new Map(orders.map((order) => [order.orderId, goodsOfOrder(histories, order)]));
}

/** The same from histories that are at hand: for whoever judges many orders. */
export function goodsOfOrder(
  histories: ReadonlyMap<string, readonly ProductState[]>,
  { placedAt, lines }: OrderOfGoods,
): Record<string, GoodsFacts> {
  const goods: Record<string, GoodsFacts> = {};
  for (const { productId } of lines) {
    if (productId === null || productId in goods) continue;
    const state = stateAt(histories.get(productId) ?? [], placedAt);
    if (state) goods[productId] = state;
  }
  return goods;
}

/** The products of an order that nobody read yet. */
export function unknownProducts({ lines }: Pick<OrderOfGoods, "lines">, goods: Readonly<Record<string, GoodsFacts>>): string[] {
  return [...new Set(lines.flatMap(({ productId }) => (productId !== null && !(productId in goods) ? [productId] : [])))];
}

interface StateRow {
  product_id: string;
  from_at: Date;
  title: string;
  vendor: string;
  type: string;
  tags: string[];
  collections: string[];
  deleted: boolean;
}

/** The histories of these products, oldest first. `lock`: nobody else adds to them meanwhile. */
export async function loadProductStates(tx: ShopTx, productIds: readonly string[], lock = false): Promise<Map<string, ProductState[]>> {
  const histories = new Map<string, ProductState[]>();
  if (productIds.length === 0) return histories;
  if (lock) await tx.sql("select pg_advisory_xact_lock(hashtextextended('products of shop ' || $1, 0))", [tx.shopId], "products_lock");
  const rows = await tx.sql<StateRow>(
    `select product_id::text, from_at, title, vendor, type, tags, collections::text[] as collections, deleted
       from product_state where shop_id = $1 and product_id = any($2::bigint[]) order by product_id, from_at`,
    [tx.shopId, productIds],
    "products_states",
  );
  for (const { product_id: productId, from_at: from, ...said } of rows) {
    const state = { productId, from: from.toISOString(), ...said };
    const own = histories.get(productId);
    if (own) own.push(state);
    else histories.set(productId, [state]);
  }
  return histories;
}

/** Products whose newest state does not say what is true of a collection now: `within` are all that are in it. */
export async function movedProducts(
  tx: ShopTx,
  collectionId: string,
  within: readonly string[],
): Promise<Array<{ productId: string; collections: string[] }>> {
  return tx.sql(
    `select product_id::text as "productId", collections::text[] as collections from (
       select distinct on (product_id) product_id, collections from product_state where shop_id = $1 order by product_id, from_at desc) as newest
      where (collections @> array[$2::bigint]) <> (product_id = any($3::bigint[]))`,
    [tx.shopId, collectionId, within],
    "products_moved",
  );
}
