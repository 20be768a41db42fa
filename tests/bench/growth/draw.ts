import pg from "pg";
import { random } from "../intake/order-body";
import { domainOf } from "./fill";
import type { Someone } from "./pages";
import { membersOfShops, type Sizes } from "./sizes";

export interface Drawn extends Someone {
  shopId: string;
  domain: string;
}

/** So many calls: each member of the whole is as likely to be asked about as any other, so large shops are drawn more often. */
export async function draw(adminUrl: string, sizes: Sizes, calls: number): Promise<Drawn[]> {
  const members = membersOfShops(sizes).reduce((sum, of) => sum + of, 0);
  const next = random(7);
  // members with three orders, who are every fourth
  const numbers = Array.from({ length: calls }, () => Math.max(3, Math.floor((next() * members) / 4) * 4 - 1));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Drawn, "domain"> & { place: number }>(
      `select m.shop_id::text as "shopId", (7000000000 + m.n)::text as "customerId", (5000000000 + m.n * 4 + 1)::text as "orderId",
              'Family' || m.n % 7919 as "lastName", (select place::int from (select shop_id, row_number() over (order by first) - 1 as place from growth_shop) s where s.shop_id = m.shop_id) as place,
              coalesce((select r.id from referral r where r.shop_id = m.shop_id order by claimed_at desc limit 1), m.id) as "referralId"
         from unnest($1::bigint[]) as asked(n) join growth_member m using (n)`,
      [numbers],
    );
    return rows.map(({ place, ...one }) => ({ ...one, domain: domainOf(place) }));
  } finally {
    await client.end();
  }
}
