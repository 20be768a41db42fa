import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, inject, it } from "vitest";
import { closeDatabase, openDatabase } from "../app/db/client.server";
import { useShop } from "../app/redemptions/redemptions.fixture";
import { appRole, asAdmin, useDatabase } from "./support/database";
import { catchUp, liveFurther, liveOn } from "./support/restore";

const run = promisify(execFile);
const database = useDatabase();
const server = inject("databaseServer");

/** It reads no server that is newer than itself. */
async function canDump(): Promise<boolean> {
  const said = await run("pg_dump", ["--version"]).catch(() => ({ stdout: "" }));
  const own = Number(/\d+/u.exec(said.stdout)?.[0] ?? 0);
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rows } = await client.query<{ number: string }>("select current_setting('server_version_num') as number");
  await client.end();
  return own >= Math.floor(Number(rows[0]?.number) / 10_000);
}

describe.skipIf(!(await canDump()))("a dump by pg_dump", () => {
  let folder = "";
  let restored = "";
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "fidelio-dump-"))));
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await closeDatabase();
    if (restored) await asAdmin(server, (client) => client.query(`drop database ${restored} with (force)`));
  });

  const shop = useShop();

  it("restored by the app's own role, is sound and catches up by the sweep", async () => {
    const before = await liveOn(shop);
    const file = join(folder, "fidelio.dump");
    // row-level security binds the app's role: who dumps must pass it
    await run("pg_dump", ["--format=custom", `--file=${file}`, database.adminUrl()]);
    const further = await liveFurther(shop, before);
    await closeDatabase();

    restored = `${new URL(database.url()).pathname.slice(1)}_restored`;
    await asAdmin(server, (client) => client.query(`create database ${restored} owner ${appRole.name}`));
    const url = Object.assign(new URL(database.url()), { pathname: `/${restored}` }).toString();
    await run("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", `--dbname=${url}`, file]);
    openDatabase(url);
    await catchUp(shop, before, further);
  });
});
