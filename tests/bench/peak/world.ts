import pg from "pg";
import { closeDatabase, openDatabase } from "../../../app/db/client.server";
import { inShop } from "../../../app/db/tenancy.server";
import { audit } from "../../../app/ledger/audit.server";
import { demoProgram } from "../../../app/loyalty/default-program";
import { publishProgram } from "../../../app/programs/publish.server";
import { requiredScopes } from "../../../app/shopify/scopes";
import { memoryOfTree, parentOf, processorOfTree } from "../../support/processor";
import type { BenchDatabase, BenchServer } from "../intake/database";
import { domainOf, type Sizes } from "./sizes";

/** A database in which all shops are installed, each with its program in force; runs begin with copies of it. */
export async function installShops(server: BenchServer, { shops }: Sizes): Promise<BenchDatabase> {
  const database = await server.fresh();
  await onDatabase(database.adminUrl, async (client) => {
    openDatabase(database.url, { connections: 2 });
    for (let shop = 0; shop < shops; shop++) {
      const { rows } = await client.query<{ id: string }>(
        "insert into shop (domain, currency, zone, installed_at) values ($1, 'GBP', 'Europe/London', now()) returning id",
        [domainOf(shop)],
      );
      await inShop(rows[0]!.id, (tx) => publishProgram(tx, demoProgram, { by: "bench" }));
      await client.query("insert into session (id, shop, state, scope, \"accessToken\") values ($1, $2, '', $3, 'bench')", [
        `offline_${domainOf(shop)}`,
        domainOf(shop),
        requiredScopes.join(","),
      ]);
    }
    await closeDatabase();
    await client.query("update shop set scopes = $1", [[...requiredScopes]]);
    await client.query("delete from graphile_worker._private_jobs");
    await client.query("vacuum analyze");
  });
  return database;
}

export async function onDatabase<T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** Of the database server: all its processes. */
export interface ServerUse {
  processorMs: number | null;
  memoryMb: number | null;
}

export async function serverUse(client: pg.Client): Promise<ServerUse> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const postmaster = await parentOf(rows[0]!.pid);
  if (postmaster === null) return { processorMs: null, memoryMb: null };
  return { processorMs: await processorOfTree(postmaster), memoryMb: await memoryOfTree(postmaster) };
}

export async function waitingEvents(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    "select count(*)::int as waiting from webhook_event where processed_at is null and dead_at is null",
  );
  return rows[0]!.waiting;
}

/** Nothing waits any more: asked often, so without counting. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    "select not exists (select from webhook_event where processed_at is null and dead_at is null) as empty",
  );
  return rows[0]!.empty;
}

/** A worker has asked for the shops that are due: it is up. */
export async function isDraining(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    "select from pg_stat_activity where datname = current_database() and query like '%recursive waiting%' and pid <> pg_backend_pid()",
  );
  return rows.length > 0;
}

/** Jobs that write members' faces, due or under way. */
export async function waitingJobs(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(
    `select count(*)::int as waiting from graphile_worker._private_jobs
     where key like 'write-faces/%' and run_at <= now() + interval '5 seconds' and attempts < max_attempts`,
  );
  return rows[0]!.waiting;
}

/** How many shops' ledgers keep all that the audit asks, of how many. */
export async function auditAll(database: BenchDatabase): Promise<{ ok: number; of: number }> {
  const ids = await onDatabase(database.adminUrl, async (client) =>
    (await client.query<{ id: string }>("select id from shop order by id")).rows.map(({ id }) => id),
  );
  openDatabase(database.url, { connections: 2 });
  let ok = 0;
  for (const id of ids) if ((await inShop(id, audit, { timeoutMs: 120_000 })).ok) ok += 1;
  await closeDatabase();
  return { ok, of: ids.length };
}
