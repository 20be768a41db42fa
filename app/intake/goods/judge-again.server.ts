import type { ShopTx } from "../../db/tenancy.server";
import type { ProductChange } from "../../programs/goods/product-history";
import { needsOfVersions } from "../../programs/needs";
import { loadVersions } from "../../programs/versions.server";
import { inTurn } from "../in-turn.server";
import { judgeAndPost } from "../orders/judge-and-post.server";
import { lockOrders } from "../shop-lock.server";

/**
 * Judges these orders anew from the facts that are held: something beside them is known otherwise now. Guests' orders, deleted ones and
 * those of the erased stand as they are. Answers how many it judged.
 */
export async function judgeAgain(tx: ShopTx, orderIds: readonly string[]): Promise<number> {
  if (orderIds.length === 0) return 0;
  await lockOrders(tx);
  const rows = await tx.sql<{ order_id: string; member_id: string }>(
    `select o.order_id::text, o.member_id from order_state o join member m on m.shop_id = o.shop_id and m.id = o.member_id
      where o.shop_id = $1 and o.order_id = any($2::bigint[]) and o.facts is not null and not o.deleted and m.status <> 'erased'`,
    [tx.shopId, [...new Set(orderIds)]],
    "orders_to_judge_again",
  );
  if (rows.length === 0) return 0;
  const memberIds = [...new Set(rows.map((row) => row.member_id))];
  await judgeAndPost(tx, { memberIds, again: rows.map((row) => row.order_id) });
  return rows.length;
}

const ordersAtOnce = 200;

/** Judges many orders again, in steps of their own transactions. */
export async function judgeAgainInSteps(shopId: string, orderIds: readonly string[]): Promise<void> {
  const all = [...new Set(orderIds)];
  for (let from = 0; from < all.length; from += ordersAtOnce) {
    await inTurn(shopId, (tx) => judgeAgain(tx, all.slice(from, from + ordersAtOnce)));
  }
}

/** Up to so many products their orders are found by containment, more of them by taking the orders' lines apart once. */
const fewProducts = 3;

const changesSql = `jsonb_to_recordset($2::jsonb) as c("productId" text, "from" timestamptz, "until" timestamptz)`;
const placedWithin = `o.placed_at >= coalesce(c."from", '-infinity') and o.placed_at < coalesce(c."until", 'infinity')`;

const ofFewSql = `
  select distinct o.order_id::text from ${changesSql}
    join order_state o on o.shop_id = $1 and ${placedWithin}
     and o.facts->'lines' @> jsonb_build_array(jsonb_build_object('productId', c."productId"))
   where o.member_id is not null`;

const ofManySql = `
  select distinct o.order_id::text from order_state o, jsonb_array_elements(o.facts->'lines') as line, ${changesSql}
   where o.shop_id = $1 and o.member_id is not null and jsonb_typeof(o.facts->'lines') = 'array'
     and c."productId" = line->>'productId' and ${placedWithin}`;

/**
 * Orders that hold one of these products and were placed while other things are known of it now than before. None while no version that
 * is or was in force asks what products are: a draft may. 1,000 products of a shop with 100,000 orders: some seconds.
 */
export async function ordersOfProducts(tx: ShopTx, changes: readonly ProductChange[]): Promise<string[]> {
  if (changes.length === 0 || !needsOfVersions(await loadVersions(tx)).goods) return [];
  const many = changes.length > fewProducts;
  const rows = await tx.sql<{ order_id: string }>(
    many ? ofManySql : ofFewSql,
    [tx.shopId, JSON.stringify(changes)],
    many ? "orders_of_many_products" : "orders_of_products",
  );
  return rows.map(({ order_id }) => order_id);
}

/** Orders of these members placed since, each from its member's own moment on. */
export async function ordersSince(tx: ShopTx, since: ReadonlyMap<string, string>): Promise<string[]> {
  if (since.size === 0) return [];
  const rows = await tx.sql<{ order_id: string }>(
    `select o.order_id::text from jsonb_to_recordset($2::jsonb) as s("memberId" uuid, "from" timestamptz)
       join order_state o on o.shop_id = $1 and o.member_id = s."memberId" and o.placed_at >= s."from"`,
    [tx.shopId, JSON.stringify([...since].map(([memberId, from]) => ({ memberId, from })))],
    "orders_of_members_since",
  );
  return rows.map(({ order_id }) => order_id);
}
