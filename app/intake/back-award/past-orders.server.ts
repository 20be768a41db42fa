import type { ShopTx } from "../../db/tenancy.server";
import { loadVersions } from "../../programs/versions.server";

/** Orders [from, until), by their placing. */
export interface Period {
  from: Date;
  until: Date;
}

/** Orders of before the program that count for nothing. */
export interface PastOrders {
  /** when the program began; null: none was published */
  begins: string | null;
  orders: number;
  members: number;
  /** when the oldest of them was placed */
  oldest: string | null;
}

// guests' orders wait for their customer, the erased keep what they had
const waiting = `from order_state o join member m on m.shop_id = o.shop_id and m.id = o.member_id
  where o.shop_id = $1 and o.placed_at >= $2 and o.placed_at < $3 and not o.deleted and m.status <> 'erased'
    and o.context is null and o.granted = 0 and o.explanation->'codes'->0->>'code' = 'before-program'`;

/** When the program began; null: none was published. */
async function programBegins(tx: ShopTx): Promise<string | null> {
  const begins = (await loadVersions(tx)).flatMap(({ program }) => program.startsAt ?? []);
  return begins.sort().at(-1) ?? null;
}

export async function pastOrders(tx: ShopTx): Promise<PastOrders> {
  const begins = await programBegins(tx);
  if (begins === null) return { begins, orders: 0, members: 0, oldest: null };
  const [row] = await tx.sql<{ orders: number; members: number; oldest: Date | null }>(
    `select count(*)::int as orders, count(distinct o.member_id)::int as members, min(o.placed_at) as oldest ${waiting}`,
    [tx.shopId, new Date(0), begins],
    "past_orders",
  );
  return { begins, orders: row?.orders ?? 0, members: row?.members ?? 0, oldest: row?.oldest?.toISOString() ?? null };
}

/** Whether there is any such order. */
export async function anyPastOrder(tx: ShopTx): Promise<boolean> {
  const begins = await programBegins(tx);
  if (begins === null) return false;
  const rows = await tx.sql(`select 1 ${waiting} limit 1`, [tx.shopId, new Date(0), begins], "past_orders_any");
  return rows.length > 0;
}

export async function countWaiting(tx: ShopTx, { from, until }: Period): Promise<number> {
  const [row] = await tx.sql<{ members: number }>(
    `select count(distinct o.member_id)::int as members ${waiting}`,
    [tx.shopId, from, until],
    "past_orders_members",
  );
  return row?.members ?? 0;
}

/** The next members after `after` who have such orders in the period. */
export async function nextWaiting(tx: ShopTx, { from, until }: Period, after: string, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ member_id: string }>(
    `select distinct o.member_id ${waiting} and o.member_id > $4::uuid order by o.member_id limit $5`,
    [tx.shopId, from, until, after, limit],
    "past_orders_next",
  );
  return rows.map(({ member_id }) => member_id);
}
