import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase, openDatabase } from "../../app/db/client.server";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of a superuser of the test server; its path is a database that is always there */
    databaseServer: string;
    /** name of the migrated database that tests clone */
    databaseTemplate: string;
  }
}

/** The role that owns and runs the app's databases: an ordinary one, so that row-level security binds it. */
export const appRole = { name: "fidelio", password: "fidelio" };

export interface TestDatabase {
  /** as the app's own role */
  url(): string;
  /** as a superuser, for what only a test may do */
  adminUrl(): string;
}

export async function asAdmin<T>(server: string, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await fn(client);
  } finally {
    await client.end();
  }
}

/** Connections that a test left open would be cut without a word: name what they last asked. */
async function leftConnections(client: pg.Client, name: string): Promise<string[]> {
  let left: string[] = [];
  for (let tries = 0; tries < 400; tries += 1) {
    const { rows } = await client.query<{ query: string }>(
      "select query from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
      [name],
    );
    left = rows.map((row) => row.query);
    if (left.length === 0) break;
    // a closed connection takes a moment to leave the list
    await new Promise((done) => setTimeout(done, 50));
  }
  return left;
}

/**
 * Clones the migrated template for this test file and opens it as the process's database; drops it at the end. A
 * connection that the tests left open fails the file.
 */
export function useDatabase(options: { connections?: number } = {}): TestDatabase {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("databaseServer");
  const at = (user: string, password: string) => {
    const url = new URL(server);
    url.username = user;
    url.password = password;
    url.pathname = `/${name}`;
    return url.toString();
  };
  const url = at(appRole.name, appRole.password);
  const adminUrl = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  beforeAll(async () => {
    await asAdmin(server, (client) =>
      client.query(`create database ${name} template ${inject("databaseTemplate")} owner ${appRole.name} strategy file_copy`),
    );
    openDatabase(url, options);
  });
  afterAll(async () => {
    await closeDatabase();
    const left = await asAdmin(server, async (client) => {
      const found = await leftConnections(client, name);
      await client.query(`drop database if exists ${name} with (force)`);
      return found;
    });
    if (left.length > 0) throw new Error(`The tests of this file left connections open, which last asked: ${left.join(" | ")}`);
  });
  return { url: () => url, adminUrl: () => adminUrl };
}
