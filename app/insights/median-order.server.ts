import type { ShopTx } from "../db/tenancy.server";

/** With fewer there is no middle to speak of. */
const enough = 20;
/** The newest ones of the last year: a shop's prices change. */
const most = 2_000;

const medianSql = `
  select count(*)::int as orders, percentile_disc(0.5) within group (order by goods) as goods
    from (select (select sum((line->>'paid')::bigint) from jsonb_array_elements(facts->'lines') line
                   where not (line->>'giftCard')::boolean) as goods
            from order_state
           where shop_id = $1 and not deleted and placed_at > $2::timestamptz - interval '1 year' and placed_at <= $2::timestamptz
             and facts @> $3::jsonb and facts->>'cancelledAt' is null and facts->>'channel' <> 'marketplace'
           order by placed_at desc
           limit $4) newest
   where goods > 0`;

/**
 * What the goods of a middling order of the last year come to, after discounts, in minor units of the currency; null: there are
 * too few orders to say. Test orders, companies' and those of marketplaces are left out.
 */
export async function medianOrder(tx: ShopTx, currency: string): Promise<number | null> {
  const must = JSON.stringify({ payment: "paid", test: false, b2b: false, currency });
  const [row] = await tx.sql<{ orders: number; goods: string | null }>(medianSql, [tx.shopId, tx.now, must, most], "insights_median_order");
  return row === undefined || row.goods === null || row.orders < enough ? null : Number(row.goods);
}
