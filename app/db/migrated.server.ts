import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { projectRoot } from "../base/project-root.server";

/** The migrations of this version of the app, by name. */
export function knownMigrations(root: string = projectRoot()): string[] {
  return readdirSync(join(root, "prisma", "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("select to_regclass($1) is not null as found", [table]);
  return rows[0]?.found ?? false;
}

/** The migrations of this version that the database at `url` has not gone through, by name. */
export function missingMigrations(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    if (!(await exists(client, "public._prisma_migrations"))) return knownMigrations();
    const { rows } = await client.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Set(rows.map((row) => row.name));
    return knownMigrations().filter((name) => !applied.has(name));
  });
}

/** Refuses, with a sentence, a database that lacks a migration of this version. For web and worker, before they do anything. */
export async function assertMigrated(url: string): Promise<void> {
  const missing = await missingMigrations(url);
  const jobs = await withClient(url, (client) => exists(client, "graphile_worker.migrations"));
  if (!jobs) missing.push("graphile_worker");
  if (missing.length > 0) throw new Error(`The database lacks ${missing.join(", ")}: run npm run migrate once, then start again.`);
}
