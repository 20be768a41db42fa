import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../../app/db/embedded.server";
import { migrate } from "../../../app/db/migrate.server";
import { appRole, asAdmin } from "../../support/database";

export interface BenchServer {
  /** a fresh, migrated database, under the app's ordinary role */
  fresh(): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export interface BenchDatabase {
  url: string;
  adminUrl: string;
  /** another one with the same rows; nobody may be connected */
  copy(): Promise<BenchDatabase>;
  drop(): Promise<void>;
}

/**
 * The server of TEST_DATABASE_SERVER (a superuser's URL), or an embedded PostgreSQL with its usual durability; `own`: the latter in any
 * case, where the server's own processor time and memory are measured.
 */
export async function benchServer({ own = false } = {}): Promise<BenchServer> {
  const given = own ? undefined : process.env["TEST_DATABASE_SERVER"];
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), "fidelio-bench-"));
  const embedded = folder ? await startEmbedded({ folder }) : undefined;
  const server = given ?? embedded!.adminUrl;
  const at = (name: string) => {
    const url = new URL(server);
    url.username = appRole.name;
    url.password = appRole.password;
    url.pathname = `/${name}`;
    return url.toString();
  };
  const template = `bench_${randomBytes(6).toString("hex")}`;
  await asAdmin(server, async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = $1", [appRole.name]);
    await client.query(`${rowCount ? "alter" : "create"} role ${appRole.name} login password '${appRole.password}'`);
    await client.query(`create database ${template} owner ${appRole.name}`);
  });
  await migrate(at(template));
  const drop = (name: string) => asAdmin(server, (client) => client.query(`drop database ${name} with (force)`)).then(() => undefined);
  const copyOf = async (source: string): Promise<BenchDatabase> => {
    const name = `${template}_${randomBytes(4).toString("hex")}`;
    await asAdmin(server, (client) => client.query(`create database ${name} template ${source} owner ${appRole.name}`));
    const adminUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
    return { url: at(name), adminUrl, copy: () => copyOf(name), drop: () => drop(name) };
  };
  return {
    fresh: () => copyOf(template),
    async stop() {
      await drop(template);
      await embedded?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}
