import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { systemTables } from "../app/db/system.server";
import { knownMigrations } from "../app/db/migrated.server";
import { migrate } from "../app/db/migrate.server";
import { runPatiently } from "../app/db/patient-script";
import { appRole, asAdmin } from "./support/database";
import { anyRow } from "./support/rows";

const names = knownMigrations();
const scriptOf = (name: string) => readFileSync(join("prisma/migrations", name, "migration.sql"), "utf8");

/** As Prisma's engine keeps what it applied. */
const prismaTable = `create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0)`;

interface Old {
  url: string;
  adminUrl: string;
}

const made: string[] = [];
const server = () => inject("databaseServer");

/** A database of the release whose newest migration is `release`, with rows in every table. */
async function databaseOf(release: string): Promise<Old> {
  const name = `old_${randomBytes(6).toString("hex")}`;
  made.push(name);
  await asAdmin(server(), (client) => client.query(`create database ${name} owner ${appRole.name}`));
  const at = (more: object) => Object.assign(new URL(server()), { pathname: `/${name}`, ...more }).toString();
  const old = { url: at({ username: appRole.name, password: appRole.password }), adminUrl: at({}) };
  await asAdmin(old.url, async (client) => {
    await client.query(prismaTable);
    for (const one of names.slice(0, names.indexOf(release) + 1)) {
      await client.query(scriptOf(one));
      await client.query(
        "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
        [randomUUID(), createHash("sha256").update(scriptOf(one)).digest("hex"), one],
      );
    }
  });
  // the queue's tables were there from the first release on
  const queue = await makeWorkerUtils({ connectionString: old.url });
  await queue.migrate();
  await queue.release();
  await fill(old.adminUrl);
  return old;
}

/** Two shops with a row each in every table that the release has. */
async function fill(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    await client.query("set session_replication_role = replica");
    for (const shop of ["1", "2"]) {
      await client.query("insert into shop (domain, currency, zone, installed_at) values ($1, 'GBP', 'Europe/London', now())", [
        `${shop}.myshopify.com`,
      ]);
      for (const table of await tenantTables(client)) await client.query(await anyRow(client, table, shop));
    }
  });
}

async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1) order by 1",
    [systemTables],
  );
  return rows.map(({ name }) => name);
}

/** Everything that a migration can make, in words. */
async function schemaOf(url: string): Promise<string[]> {
  const { rows } = await asAdmin(url, (client) =>
    client.query<{ said: string }>(`
      select said from (
        select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as said
          from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        union all select indexdef from pg_indexes where schemaname = 'public'
        union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
         where connamespace = 'public'::regnamespace and convalidated and contype <> 'n'
        union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
        union all select format('%s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid)) from pg_policy) as all_of_it
       where said not like '_prisma_migrations%' and said not like '%public._prisma_migrations%' order by 1`),
  );
  return rows.map(({ said }) => said);
}

/** Of the tables that the release had: how many rows a shop reads, as the app does. */
async function rowsOf(url: string, tables: readonly string[]): Promise<Record<string, number>> {
  return asAdmin(url, async (client) => {
    await client.query("select set_config('app.shop_id', '1', false)");
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = (await client.query(`select * from "${table}"`)).rowCount ?? 0;
    return counts;
  });
}

let newest: string[] = [];
beforeAll(async () => {
  newest = await schemaOf(Object.assign(new URL(server()), { pathname: `/${inject("databaseTemplate")}` }).toString());
});
afterAll(() =>
  asAdmin(server(), async (client) => {
    for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
  }),
);

describe("migrations go forward with rows in every table", () => {
  it.each(names.slice(1, -1))("from %s", async (release) => {
    const { url } = await databaseOf(release);
    const tables = await asAdmin(url, tenantTables);
    await asAdmin(url, async (client) => {
      for (const one of names.slice(names.indexOf(release) + 1)) await runPatiently(client, scriptOf(one));
    });
    expect(await schemaOf(url)).toEqual(newest);
    expect(await rowsOf(url, tables)).toEqual(Object.fromEntries(tables.map((table) => [table, 1])));
  });

  it("from the first, by npm run migrate, two at once, after one that was killed and an index that was not finished", async () => {
    const { url, adminUrl } = await databaseOf(names[0]!);
    const tables = await asAdmin(url, tenantTables);
    await asAdmin(adminUrl, async (client) => {
      await client.query("insert into _prisma_migrations (id, checksum, migration_name) values ($1, '', $2)", [randomUUID(), names[1]]);
      await client.query("update pg_index set indisvalid = false where indexrelid = 'transfer_cause'::regclass");
    });
    await Promise.all([migrate(url), migrate(url)]);
    expect(await schemaOf(url)).toEqual(newest);
    expect(await rowsOf(url, tables)).toEqual(Object.fromEntries(tables.map((table) => [table, 1])));
    const { rows } = await asAdmin(adminUrl, (client) => client.query("select from pg_index where not indisvalid"));
    expect(rows).toEqual([]);
  });
});

it("a migration that waits for a long report keeps no other reader waiting", async () => {
  const { url, adminUrl } = await databaseOf(names[0]!);
  const report = new pg.Client({ connectionString: url });
  await report.connect();
  await report.query("begin; select from member");
  const forward = asAdmin(url, async (client) => {
    for (const one of names.slice(1)) await runPatiently(client, scriptOf(one));
  });
  await asAdmin(adminUrl, async (client) => {
    const wanted = "select from pg_locks where relation = 'member'::regclass and mode = 'AccessExclusiveLock' and not granted";
    for (let read = 0; read < 3; read += 1) {
      while ((await client.query(wanted)).rowCount === 0) await new Promise((done) => setTimeout(done, 10));
      // behind a migration that waited on, this would wait for the report, which waits for this
      await client.query("select count(*) from member");
    }
  });
  await report.query("commit");
  await report.end();
  await forward;
  expect(await schemaOf(url)).toEqual(newest);
});
