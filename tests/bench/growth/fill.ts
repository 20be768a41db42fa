import { randomBytes } from "node:crypto";
import pg from "pg";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { publishProgram } from "../../../app/programs/publish.server";
import { testProgram } from "../../../app/redemptions/test-shop.fixture";
import type { BenchDatabase } from "../intake/database";
import { statements } from "./fill-sql";
import { membersOfShops, type Sizes } from "./sizes";

export const domainOf = (place: number): string => `growth-${place}.myshopify.com`;

/** Shops with their members, orders and ledger of three years; answers the shops' ids, largest first. */
export async function fill(database: BenchDatabase, sizes: Sizes, say: (text: string) => void): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  // whom row-level security does not bind, and who may leave triggers out: for loading alone
  const loader = `growth_loader_${randomBytes(4).toString("hex")}`;
  try {
    const shops = await installShops(client, database, sizes);
    await client.query(`create role ${loader} bypassrls`);
    await client.query(`grant set on parameter session_replication_role to ${loader}`);
    await client.query(`grant create, usage on schema public to ${loader}`);
    await client.query(`grant select, insert, update on all tables in schema public to ${loader}`);
    await client.query(`grant usage on all sequences in schema public to ${loader}`);
    await client.query(`set role ${loader}`);
    await client.query("set session_replication_role = replica");
    await client.query("set synchronous_commit = off");
    await client.query("set work_mem = '256MB'");
    for (const { name, sql } of statements) {
      const began = performance.now();
      const { rowCount } = await client.query(sql);
      say(`  ${name}: ${rowCount ?? 0} rows in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    await client.query("reset role");
    await client.query("reset session_replication_role");
    await client.query(`reassign owned by ${loader} to current_user`);
    await client.query(`drop owned by ${loader}`);
    await client.query(`revoke set on parameter session_replication_role from ${loader}`);
    await client.query(`drop role ${loader}`);
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
    return shops;
  } finally {
    await client.end();
  }
}

async function installShops(client: pg.Client, database: BenchDatabase, sizes: Sizes): Promise<string[]> {
  await client.query("create table growth_shop (shop_id bigint primary key, first bigint not null, members bigint not null)");
  openDatabase(database.url, { connections: 2 });
  const ids: string[] = [];
  let first = 1;
  for (const [place, members] of membersOfShops(sizes).entries()) {
    const { rows } = await client.query<{ id: string }>(
      `insert into shop (domain, currency, zone, app_plan, scopes, installed_at, swept_to)
       values ($1, 'GBP', 'Europe/London', 'plus', '{read_orders,read_all_orders,read_customers,write_discounts}', now() - interval '3 years', now()) returning id`,
      [domainOf(place)],
    );
    const id = rows[0]!.id;
    await inShop(id, (tx) => publishProgram(tx, testProgram, { by: "bench" }));
    await client.query(
      `insert into session (id, shop, state, "accessToken", scope) values ('offline_' || $1::text, $1, '', 'bench',
         'read_orders,read_all_orders,read_customers,write_discounts')`,
      [domainOf(place)],
    );
    // whoever opens the pages is known by name: Shopify is not asked
    await client.query("insert into staff (shop_id, id, name, seen_at) values ($1, 42, 'Ada', now())", [id]);
    await client.query("insert into growth_shop values ($1, $2, $3)", [id, first, members]);
    first += members;
    ids.push(id);
  }
  await closeDatabase();
  // nothing here is connected to Shopify
  await client.query("delete from graphile_worker._private_jobs");
  return ids;
}
