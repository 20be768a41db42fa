import type { ShopTx } from "../db/tenancy.server";
import { compileProgram } from "../loyalty/compile";
import type { Program } from "../loyalty/program";
import { zoneCalendar } from "../loyalty/zone";
import type { Period, Periods } from "./periods";

export interface OrderFigures {
  /** paid in full, not cancelled, and of a kind that the program counts, whoever placed them */
  orders: number;
  /** of them, those of customers who are active members now */
  byMembers: number;
  /** orders that used the code of a reward */
  withReward: number;
}

const countsSql = `
  select (o.placed_at >= $3) as current, count(*)::int as orders, count(*) filter (where m.status = 'active')::int as "byMembers"
  from order_state o left join member m on m.shop_id = o.shop_id and m.id = o.member_id
  where o.shop_id = $1 and not o.deleted and o.placed_at < $4
    and ((o.placed_at >= $2 and o.placed_at < $5) or o.placed_at >= $3)
    and o.facts @> $6::jsonb and o.facts->>'cancelledAt' is null
    and o.facts->>'channel' = any($7::text[]) and ($8::boolean or not (o.facts->>'test')::boolean)
    and not o.facts->'tags' ?| $9::text[] and o.placed_at >= coalesce($10::timestamptz, 'epoch')
  group by 1`;

/** Orders of both periods, by when they were placed. Those that were placed while earning was paused count like any other. */
export async function orderFigures(
  tx: ShopTx,
  { current, before }: Periods,
  program: Program,
): Promise<{ current: OrderFigures; before: OrderFigures }> {
  const { channels, tagsExcluded } = compileProgram(program);
  const { testOrders, companies } = program.eligible;
  const must = { payment: "paid", currency: program.currency, ...(companies ? {} : { b2b: false }) };
  const rows = await tx.sql<{ current: boolean; orders: number; byMembers: number }>(
    countsSql,
    [
      tx.shopId,
      before.from,
      current.from,
      current.to,
      before.to,
      JSON.stringify(must),
      [...channels],
      testOrders,
      [...tagsExcluded],
      program.startsAt,
    ],
    "insights_orders",
  );
  const of = async (isCurrent: boolean, period: Period) => {
    const { orders = 0, byMembers = 0 } = rows.find((row) => row.current === isCurrent) ?? {};
    return { orders, byMembers, withReward: await ordersWithReward(tx, period) };
  };
  return { current: await of(true, current), before: await of(false, before) };
}

/** A redemption's code is used when its order is placed. */
async function ordersWithReward(tx: ShopTx, { from, to }: Period): Promise<number> {
  const [row] = await tx.sql<{ orders: number }>(
    "select count(distinct order_id)::int as orders from redemption where shop_id = $1 and used_at >= $2 and used_at < $3 and order_id is not null",
    [tx.shopId, from, to],
    "insights_orders_with_reward",
  );
  return row?.orders ?? 0;
}

/** When the shop's calendar month began. */
export const monthBegan = (now: Date, zone: string): Date => new Date(zoneCalendar(zone).startOf(now.getTime(), "month"));

/** Orders placed in this calendar month of the shop's that earned points, also where a refund took them back: what plans count. */
export async function ordersThatEarned(tx: ShopTx, zone: string): Promise<number> {
  const [row] = await tx.sql<{ orders: number }>(
    "select count(*)::int as orders from order_state where shop_id = $1 and placed_at >= $2 and placed_at <= $3 and granted > 0",
    [tx.shopId, monthBegan(tx.now, zone), tx.now],
    "insights_orders_that_earned",
  );
  return row?.orders ?? 0;
}
