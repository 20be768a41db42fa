import pg from "pg";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { demoProgram } from "../../../app/loyalty/default-program";
import { publishProgram } from "../../../app/programs/publish.server";
import type { BenchDatabase } from "../intake/database";

/** Of a thousand members so many change tier, have a lot to approve, have one to expire: they are not the same ones. */
const perThousand = { tier: 50, approve: 100, expire: 100 };

/**
 * One shop: three orders and three lots a member. Written by a superuser, whom row-level security does not look at: the app's own role
 * would take an hour. Answers the shop's id.
 */
export async function fill(database: BenchDatabase, members: number): Promise<string> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      "insert into shop (domain, currency, zone, installed_at) values ('bench.myshopify.com', 'GBP', 'Europe/London', now()) returning id",
    );
    const shopId = rows[0]!.id;
    openDatabase(database.url);
    await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by: "bench" }));
    await closeDatabase();
    await client.query("set synchronous_commit = off");
    // numbers of our own, so they may stand in the text: not every statement takes both
    for (const statement of statements) await client.query(statement.replaceAll("$1", shopId).replaceAll("$2", String(members)));
    await client.query("vacuum (analyze) member, order_state, lot");
    await client.query("checkpoint");
    return shopId;
  } finally {
    await client.end();
  }
}

/** A member's number modulo a thousand says what is due of them: scattered over the tables, as it is in life. */
const { tier, approve, expire } = perThousand;
const isTier = `n % 1000 < ${tier}`;
const approves = `n % 1000 >= ${tier} and n % 1000 < ${tier + approve}`;
const expires = `n % 1000 >= ${tier + approve} and n % 1000 < ${tier + approve + expire}`;
// 7919 and a thousand have no common factor: neighbours in the table are no neighbours in what is due
const people = "(select *, (place * 7919) % 1000000007 as n from generate_series(1, $2::bigint) place) p";
const rfc = (at: string) => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const statements = [
  `alter table member disable trigger user`,
  `insert into member (shop_id, id, customer_id, status, joined_at, joined_how, email, first_name, last_name, created_at,
                       tier, tier_since, tier_until, tier_due_at, pending, available, last_order_at, last_active_at)
   select $1, uuidv7(), 7000000000 + p.n, 'active', now() - interval '3 years', 'automatic', 'customer' || p.n || '@example.com',
          'Given' || p.n, 'Family' || p.n, now() - interval '3 years',
          case when ${isTier} then 'silver' else 'bronze' end,
          case when ${isTier} then date_trunc('day', now()) - interval '440 days' + (p.n % 86000) * interval '1 second' else now() - interval '3 years' end,
          case when ${isTier} then now() - interval '10 hours' end, case when ${isTier} then now() - interval '10 hours' end,
          case when ${approves} then 60 else 0 end, case when ${approves} then 100 else 160 end,
          now() - interval '20 days', now() - interval '20 days'
     from ${people}`,
  `alter table member enable trigger user`,
  `create table numbered as select id as member_id, customer_id - 7000000000 as n from member where shop_id = $1`,
  `insert into order_state (shop_id, order_id, member_id, placed_at, source_updated_at, facts, program_version, context, counts, sources, granted,
                            explanation, postings)
   select $1, o.n * 3 + o.k, o.member_id, o.placed, o.placed, jsonb_build_object('orderId', (o.n * 3 + o.k)::text, 'note', repeat('x', 200)), 1,
          '{"tier": "bronze", "nth": 1}',
          jsonb_build_array(jsonb_build_object('at', ${rfc("o.placed")}, 'placedAt', ${rfc("o.placed")}, 'spend', o.spend, 'points', o.spend / 100,
                                               'orders', 1)),
          jsonb_build_object('purchase', jsonb_build_object('granted', o.spend / 100, 'reversed', 0)), o.spend / 100,
          '{"codes": [{"code": "earned", "rule": "purchase", "points": 50}]}', 1
     from (select m.member_id, m.n, k, case when ${isTier} and k = 0 then 120000 else 4000 + (m.n + k) % 2000 end as spend,
                  case k when 0 then date_trunc('day', now()) - interval '440 days' when 1 then now() - interval '200 days'
                         else now() - interval '20 days' end + (m.n % 86000) * interval '1 second' as placed
             from numbered m, generate_series(0, 2) k) o`,
  `insert into lot (shop_id, id, member_id, cause_type, cause_id, source, amount, remaining, approved, earned_at, available_at, expires_at)
   select $1, uuidv7(), m.member_id, 'order', (m.n * 3 + k)::text, 'purchase', 60 - k * 10 + case when k = 2 then 20 else 0 end,
          60 - k * 10 + case when k = 2 then 20 else 0 end, not (k = 2 and ${approves}), now() - (440 - k * 210) * interval '1 day',
          case when k = 2 then now() - interval '6 hours' else now() - (420 - k * 210) * interval '1 day' end,
          case when k = 0 and ${expires} then now() - interval '3 hours' else now() + (30 + k * 100) * interval '1 day' end
     from numbered m, generate_series(0, 2) k where k <> 1`,
  `insert into lot (shop_id, id, member_id, cause_type, cause_id, source, amount, remaining, approved, earned_at, available_at, expires_at)
   select $1, uuidv7(), m.member_id, 'order', (m.n * 3 + 1)::text, 'purchase', 40, 40, true, now() - interval '230 days', now() - interval '210 days',
          now() + interval '130 days' from numbered m`,
  `drop table numbered`,
];
