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

async function missingMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ app: string | null; jobs: string | null }>(
    "select to_regclass('public._prisma_migrations')::text as app, to_regclass('graphile_worker.migrations')::text as jobs",
  );
  const known = knownMigrations();
  if (!rows[0]?.app) return known;
  const done = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null",
  );
  const applied = new Set(done.rows.map((row) => row.name));
  return [...known.filter((name) => !applied.has(name)), ...(rows[0].jobs ? [] : ["graphile_worker"])];
}

/** Refuses, with a sentence, a database that lacks a migration of this version. For web and worker, before they do anything. */
export async function assertMigrated(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const missing = await missingMigrations(client);
    if (missing.length > 0) throw new Error(`The database lacks ${missing.join(", ")}: run npm run migrate once, then start again.`);
  } finally {
    await client.end();
  }
}
