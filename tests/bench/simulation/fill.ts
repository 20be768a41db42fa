import pg from "pg";

/**
 * Fills a shop with members and orders of two years, a few lines each, one in ten partly refunded, as intake leaves them but not
 * judged: a simulation judges them itself. `adminUrl`: a superuser's, whom row-level security does not bind. Every figure follows from
 * the number `n` alone.
 */
export async function fillOrders(
  adminUrl: string,
  shopId: string,
  { members, orders }: { members: number; orders: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("begin");
    // no trigger marks them: nothing is to be written to Shopify
    await client.query("set local session_replication_role = replica");
    await client.query(membersSql, [shopId, members]);
    await client.query(productsSql, [shopId]);
    await client.query(ordersSql, [shopId, members, orders]);
    await client.query("commit");
    await client.query("vacuum analyze member, order_state, product_state");
  } finally {
    await client.end();
  }
}

const membersSql = `
  insert into member (shop_id, id, customer_id, status, joined_at, joined_how, tier, created_at)
  select $1, md5('member' || n)::uuid, 6000000000000 + n, 'active', now() - interval '800 days', 'automatic', 'bronze', now() - interval '800 days'
    from generate_series(0, $2::int - 1) as n`;

/** Five hundred products, one in ten in a collection of its own. */
const productsSql = `
  insert into product_state (shop_id, product_id, from_at, title, vendor, type, tags, collections)
  select $1, 8000000000000 + n, now() - interval '900 days', 'Product ' || n, 'Vendor ' || n % 7, 'type ' || n % 12,
         array['tag ' || n % 5], case when n % 10 = 0 then array[900::bigint] else array[901::bigint] end
    from generate_series(0, 499) as n`;

/** Members buy unevenly: the square of an even spread, so that a few have many orders. */
const ordersSql = `
  with o as (
    select n, 7000000000000 + n as id, md5('member' || floor(power((n::bigint * 7919 % 100003) / 100003.0, 2) * $2::int)::int)::uuid as member_id,
           date_trunc('second', now()) - (n::bigint * 6007 % 17520) * interval '1 hour' - (n % 3600) * interval '1 second' as placed
      from generate_series(1, $3::int) as n),
  l as (
    select o.n, jsonb_agg(jsonb_build_object(
             'id', (o.id * 10 + k)::text, 'productId', (8000000000000 + (o.n * 31 + k * 17) % 500)::text, 'variantId', (8100000000000 + (o.n * 31 + k * 17) % 500)::text,
             'vendor', 'Vendor', 'giftCard', false, 'quantity', 1 + (o.n + k) % 3,
             'remaining', case when o.n % 10 = 0 and k = 1 then 0 else 1 + (o.n + k) % 3 end,
             'paid', 1250 + (o.n * 7907 + k * 131) % 9000, 'tax', 200, 'discount', case when o.n % 4 = 0 then 100 else 0 end) order by k) as lines
      from o, generate_series(1, 1 + o.n % 4) as k group by o.n)
  insert into order_state (shop_id, order_id, member_id, placed_at, source_updated_at, facts)
  select $1, o.id, o.member_id, o.placed, o.placed, jsonb_build_object(
           'orderId', o.id::text, 'customerId', null, 'guestHash', null, 'placedAt', at.text, 'updatedAt', at.text, 'cancelledAt', null,
           'fulfilledAt', at.text, 'channel', 'online', 'locationId', null, 'test', false, 'b2b', false, 'exchange', false,
           'taxesIncluded', true, 'currency', 'GBP', 'presentmentCurrency', 'GBP', 'locale', 'en', 'payment', 'paid', 'outstanding', 0,
           'tags', jsonb_build_array(), 'discountCodes', jsonb_build_array(), 'country', 'GB', 'paidWith', jsonb_build_array('shopify_payments'),
           'lines', l.lines, 'shipping', 495, 'tips', 0, 'duties', 0,
           'refunds', case when o.n % 10 = 0 then jsonb_build_array(jsonb_build_object(
              'id', (o.id * 10)::text, 'at', at.text, 'amount', (l.lines->0->>'paid')::int, 'withoutLines', 0,
              'lines', jsonb_build_array(jsonb_build_object('line', l.lines->0->>'id', 'quantity', (l.lines->0->>'quantity')::int)))) else jsonb_build_array() end)
    from o join l using (n), lateral (select to_char(o.placed at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"') as text) as at`;
