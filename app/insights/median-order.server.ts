import type { ShopTx } from "../db/tenancy.server";

/** With fewer there is no middle to speak of. */
const enough = 20;
/** The newest ones of the last year: a shop's prices change. Their lines are read each time: 2,000 took 96 ms of a busy machine. */
const most = 500;

const medianSql = `
  select count(*) filter (where goods > 0)::int as orders, percentile_disc(0.5) within group (order by goods) filter (where goods > 0) as goods,
         count(*) filter (where shipping > 0)::int as shipped,
         percentile_disc(0.5) within group (order by shipping) filter (where shipping > 0) as shipping
    from (select (facts->>'shipping')::bigint as shipping, (select sum((line->>'paid')::bigint) from jsonb_array_elements(facts->'lines') line
                   where not (line->>'giftCard')::boolean) as goods
            from order_state
           where shop_id = $1 and not deleted and placed_at > $2::timestamptz - interval '1 year' and placed_at <= $2::timestamptz
             and facts @> $3::jsonb and facts->>'cancelledAt' is null and facts->>'channel' <> 'marketplace'
           order by placed_at desc
           limit $4) newest`;

export interface MiddlingOrder {
  /** its goods, after discounts */
  goods: number | null;
  /** what its buyer paid for shipping, of orders where it was not free */
  shipping: number | null;
}

/**
 * What a middling order of the last year comes to, in minor units of the currency; null: there are too few orders to say. Test orders,
 * companies' and those of marketplaces are left out.
 */
export async function middlingOrder(tx: ShopTx, currency: string): Promise<MiddlingOrder> {
  const must = JSON.stringify({ payment: "paid", test: false, b2b: false, currency });
  const [row] = await tx.sql<{ orders: number; goods: string | null; shipped: number; shipping: string | null }>(
    medianSql,
    [tx.shopId, tx.now, must, most],
    "insights_median_order",
  );
  const known = (value: string | null | undefined, of: number | undefined) =>
    value === null || value === undefined || of === undefined || of < enough ? null : Number(value);
  return { goods: known(row?.goods, row?.orders), shipping: known(row?.shipping, row?.shipped) };
}

/** Its goods alone. */
export const medianOrder = async (tx: ShopTx, currency: string): Promise<number | null> => (await middlingOrder(tx, currency)).goods;
