import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../app/db/embedded.server";
import { migrate } from "../../app/db/migrate.server";
import { appRole, asAdmin } from "./database";

function migrationsDigest(): string {
  const digest = createHash("sha256");
  const root = "prisma/migrations";
  for (const folder of readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort()) {
    digest.update(folder.name).update(readFileSync(join(root, folder.name, "migration.sql")));
  }
  return digest.digest("hex").slice(0, 12);
}

/**
 * One PostgreSQL for the whole run: a fresh embedded one, or the server of TEST_DATABASE_SERVER (a superuser's URL).
 * In it one migrated template, which each test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_SERVER"];
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), "fidelio-test-"));
  const embedded = folder ? await startEmbedded({ folder, durable: false }) : undefined;
  const server = given ?? embedded!.adminUrl;
  const template = `template_${migrationsDigest()}`;
  await asAdmin(server, async (client) => {
    await client.query("select pg_advisory_lock(20261121)");
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [appRole.name]);
    if (!rowCount) await client.query(`create role ${appRole.name} login`);
    if (!rowCount || embedded) await client.query(`alter role ${appRole.name} password '${appRole.password}'`);
    const existing = await client.query("select datistemplate from pg_database where datname = $1", [template]);
    if (existing.rowCount && !existing.rows[0].datistemplate) await client.query(`drop database ${template} with (force)`);
    if (existing.rowCount && existing.rows[0].datistemplate) return;
    await client.query(`create database ${template} owner ${appRole.name}`);
    const url = Object.assign(new URL(server), { username: appRole.name, password: appRole.password, pathname: `/${template}` });
    await migrate(url.toString());
    await client.query(`alter database ${template} is_template true`);
  });
  project.provide("databaseServer", server);
  project.provide("databaseTemplate", template);
  return async () => {
    await embedded?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}
