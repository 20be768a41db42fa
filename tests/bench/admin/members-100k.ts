import pg from "pg";

const first = "Ada,Élodie,Zoë,James,Aoife,Noah,Chloé,Liam,Priya,Mohammed,Inès,Oliver,Freya,Léa,Hugo,Amélie,Tom,Grace,Yusuf,Mia".split(",");
const last =
  "Byron,Müller,Smith,Okafor,Dubois,Lefèvre,Patel,O'Brien,García,Nowak,Jones,Khan,Martin,Bernard,Rossi,Evans,Wright,Kaya,Petit,Hill".split(
    ",",
  );

/**
 * Fills a shop with members as a large shop has them: most with points from an import, a tenth without a name, some blocked,
 * left or never joined. Balances, lots and transfers agree, so that the audit holds. `adminUrl`: a superuser's, whom row-level
 * security does not bind. Answers when it is done; 100,000 took 7 s here.
 */
export async function seedMembers(adminUrl: string, shopId: string, count = 100_000): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("begin");
    // no trigger marks them: writing 100,000 summaries to Shopify takes the worker a quarter of an hour
    await client.query("set local session_replication_role = replica");
    await client.query(membersSql, [shopId, count, first, last]);
    await client.query(lotsSql, [shopId]);
    await client.query(transfersSql, [shopId]);
    await client.query("commit");
    await client.query("vacuum analyze member, lot, transfer");
  } finally {
    await client.end();
  }
}

/** Every figure follows from the number `n` alone: two fillings are the same. */
const membersSql = `
  insert into member (shop_id, id, customer_id, status, joined_at, joined_how, email, first_name, last_name, locale,
                      tier, tier_since, available, created_at, last_order_at)
  select $1, gen_random_uuid(), 6000000000000 + n * 17, case when n % 50 = 0 then 'blocked' when n % 33 = 0 then 'left' when n % 7 = 0 then 'candidate' else 'active' end,
         case when n % 7 = 0 then null else now() - (n * 7919 % 1000) * interval '1 day' - n * interval '1 second' end,
         case when n % 7 = 0 then null else 'import' end,
         case when n % 10 = 0 then null else 'customer' || n || '@example.com' end,
         case when n % 10 = 0 then null else ($3::text[])[1 + n * 31 % 20] end,
         case when n % 10 = 0 then null else ($4::text[])[1 + n / 20 % 20] end,
         case when n % 3 = 0 then 'fr' else 'en' end,
         case when n % 40 = 0 then 'gold' when n % 9 = 0 then 'silver' else 'bronze' end, now() - interval '100 days',
         case when n % 3 = 0 then 0 else 1 + n * 7907 % 4000 end, now() - interval '1000 days',
         case when n % 5 = 0 then null else now() - (n * 6007 % 700) * interval '1 day' - n * interval '1 second' end
    from generate_series(1, $2::int) as n`;

const lotsSql = `
  insert into lot (shop_id, id, member_id, cause_type, cause_id, source, amount, remaining, approved, earned_at, available_at, expires_at)
  select shop_id, gen_random_uuid(), id, 'import', id, 'import', available, available, true, created_at, created_at, null
    from member where shop_id = $1 and available > 0`;

const transfersSql = `
  insert into transfer (shop_id, id, member_id, from_account, to_account, amount, kind, cause_type, cause_id, cause_key, explanation, at, posted_at)
  select shop_id, gen_random_uuid(), id, 'opening', 'available', available, 'import', 'import', id, 'import/' || id, '{"codes": [{"code": "imported"}]}',
         created_at, created_at
    from member where shop_id = $1 and available > 0`;
