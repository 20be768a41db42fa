import type { ShopTx } from "../db/tenancy.server";
import type { EarningPause } from "../loyalty/pauses";

/** The shop's gaps that earn nothing, oldest first. There is one for each time that it left and did not want the gap granted. */
export async function earningPauses(tx: ShopTx): Promise<EarningPause[]> {
  const rows = await tx.sql<{ from_at: Date; until_at: Date }>(
    "select from_at, until_at from earning_pause where shop_id = $1 order by from_at",
    [tx.shopId],
    "programs_pauses",
  );
  return rows.map(({ from_at, until_at }) => ({ from: from_at.toISOString(), until: until_at.toISOString() }));
}

/**
 * From now on orders placed from `from` until before now earn nothing, whenever they are heard of. There is no way back. Shopify
 * tells an order's time in whole seconds, rounded down: the period ends with the last whole second, or an order placed right
 * after it would fall into it.
 */
export async function pauseEarningSince(tx: ShopTx, from: Date, by: string): Promise<void> {
  const until = new Date(Math.floor(tx.now.getTime() / 1000) * 1000);
  if (from.getTime() >= until.getTime()) return;
  await tx.sql(
    `insert into earning_pause (shop_id, from_at, until_at, decided_by) values ($1, $2, $3, $4)
     on conflict (shop_id, from_at) do update set until_at = greatest(earning_pause.until_at, excluded.until_at)`,
    [tx.shopId, from, until, by],
    "programs_add_pause",
  );
}
