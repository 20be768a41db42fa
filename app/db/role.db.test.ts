import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, inject } from "vitest";
import { appRole, asAdmin, useDatabase } from "../../tests/support/database";
import { assertMigrated, knownMigrations } from "./migrated.server";
import { migrate } from "./migrate.server";
import { checkRole } from "./role.server";

const database = useDatabase();
const server = () => inject("databaseServer");
const bare = `bare_${randomBytes(6).toString("hex")}`;
const bypass = `bypass_${randomBytes(6).toString("hex")}`;
const at = (name: string, role?: string) =>
  Object.assign(new URL(server()), { pathname: `/${name}`, ...(role ? { username: role, password: "x" } : {}) }).toString();

async function whoAmI(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user");
  await client.end();
  return rows[0];
}

beforeAll(() =>
  asAdmin(server(), async (client) => {
    await client.query(`create database ${bare}`);
    await client.query(`create role ${bypass} login bypassrls password 'x'`);
  }),
);
afterAll(() =>
  asAdmin(server(), async (client) => {
    await client.query(`drop database ${bare} with (force)`);
    await client.query(`drop role ${bypass}`);
  }),
);

describe("checkRole", () => {
  it("leaves an ordinary role as it is", async () => {
    expect(await checkRole(database.url())).toBe(database.url());
  });

  it("stops a role that may bypass row-level security and cannot make another", async () => {
    await expect(checkRole(at(bare, bypass))).rejects.toThrow(/which row-level security does not bind.*Make an ordinary role/u);
  });

  it("stops a superuser whose tables belong to another, and names the other", async () => {
    await expect(checkRole(database.adminUrl())).rejects.toThrow(`belong to "${appRole.name}"`);
  });

  it("GIVEN a superuser's URL of an empty database WHEN checked THEN it becomes an ordinary role that can migrate and run", async () => {
    const url = await checkRole(at(bare));
    expect(await whoAmI(url)).toEqual({ rolname: "fidelio_app", rolsuper: false, rolbypassrls: false });
    await expect(assertMigrated(url)).rejects.toThrow(/lacks .*first.*run npm run migrate/u);
    await migrate(url);
    await assertMigrated(url);
    expect(await checkRole(at(bare))).toBe(url);
  });
});

describe("migrate", () => {
  it("says what the database refused", async () => {
    const url = await checkRole(at(bare));
    await asAdmin(at(bare), (client) => client.query("delete from _prisma_migrations"));
    await expect(migrate(url)).rejects.toThrow(/did not go through.*already exists/su);
  });
});

describe("assertMigrated", () => {
  it("takes a migrated database", async () => {
    await assertMigrated(database.url());
  });

  it("names a migration that is missing", async () => {
    const last = knownMigrations().at(-1)!;
    await asAdmin(database.adminUrl(), (client) => client.query("delete from _prisma_migrations where migration_name = $1", [last]));
    await expect(assertMigrated(database.url())).rejects.toThrow(last);
  });
});
