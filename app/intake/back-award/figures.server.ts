import type { ShopTx } from "../../db/tenancy.server";

/** What counting past orders brings. */
export interface BackAwardFigures {
  /** that count now */
  orders: number;
  /** whose */
  members: number;
  /** that they earned, refunds taken off */
  points: number;
}

export const noFigures: BackAwardFigures = { orders: 0, members: 0, points: 0 };

/** The orders that count by an award given at that moment; of these members, or of all. */
export async function awardedOrders(tx: ShopTx, at: Date, memberIds: readonly string[] | null): Promise<BackAwardFigures> {
  const [row] = await tx.sql<{ orders: number; members: number; points: string }>(
    `select count(*)::int as orders, count(distinct member_id)::int as members, coalesce(sum(granted - reversed), 0) as points
       from order_state where shop_id = $1 and ($3::uuid[] is null or member_id = any($3::uuid[]))
        and explanation->'codes' @> jsonb_build_array(jsonb_build_object('code', 'back-awarded', 'at', $2::text))`,
    [tx.shopId, at.toISOString(), memberIds],
    "orders_awarded",
  );
  return row ? { ...row, points: Number(row.points) } : noFigures;
}

/** What these members' orders earned in all. */
export async function earnedByOrders(tx: ShopTx, memberIds: readonly string[]): Promise<number> {
  const [row] = await tx.sql<{ points: string }>(
    "select coalesce(sum(granted - reversed), 0) as points from order_state where shop_id = $1 and member_id = any($2::uuid[])",
    [tx.shopId, memberIds],
    "orders_earned",
  );
  return Number(row?.points ?? 0);
}
