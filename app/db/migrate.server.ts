import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { setTimeout as wait } from "node:timers/promises";
import { makeWorkerUtils } from "graphile-worker";
import pg from "pg";
import { projectRoot } from "../base/project-root.server";
import { missingMigrations } from "./migrated.server";

const finished = /No pending migrations to apply|successfully applied/u;

/** Prisma's `migrate deploy`. It has a timer of ten seconds that nothing cancels, so it is ended when it has said that it is done. */
function deploy(url: string): Promise<string> {
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  const child = spawn(process.execPath, [prisma, "migrate", "deploy"], {
    cwd: projectRoot(),
    env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complaint = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (finished.test(said)) child.kill();
  });
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", () => done(complaint.trim() || said.trim()));
  });
}

/**
 * A migration that failed has undone itself, being one transaction, or one index that is built anew below: Prisma would refuse to go on
 * until somebody says so by hand.
 */
async function forgetFailed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('public._prisma_migrations') is not null as there");
  if (!rows[0]?.there) return;
  await client.query("update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null");
}

/** An index whose concurrent building broke off is there, costs every write, and is never read. */
async function rebuildBroken(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
      where not i.indisvalid and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await client.query(`reindex index concurrently ${name}`);
}

/** One process at a time migrates a database; the others wait and find it done. */
async function oneAtATime(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  try {
    // asked again and again: an index that is built concurrently would wait for a statement that waits for the lock
    while (!(await client.query<{ got: boolean }>("select pg_try_advisory_lock(hashtextextended('migrate', 0)) as got")).rows[0]?.got)
      await wait(500);
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Brings the database at `url` to the newest schema: the app's own by Prisma's migrations, the job queue's by its own.
 * Both under the role of `url`, because row-level security and graphile-worker want owner and user to be one. Safe to
 * run again, also after it was killed, and by several at once. Throws what the database refused.
 */
export async function migrate(url: string): Promise<void> {
  await oneAtATime(url, async (client) => {
    if ((await missingMigrations(url)).length > 0) {
      await forgetFailed(client);
      const said = await deploy(url);
      const missing = await missingMigrations(url);
      if (missing.length > 0) throw new Error(`The migrations did not go through (${missing.join(", ")}): ${said}`);
    }
    await rebuildBroken(client);
    const utils = await makeWorkerUtils({ connectionString: url });
    try {
      await utils.migrate();
    } finally {
      await utils.release();
    }
  });
}
