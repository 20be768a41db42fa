import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { assertMigrated } from "../../app/db/migrated.server";
import { migrate } from "../../app/db/migrate.server";
import { checkRole } from "../../app/db/role.server";
import { asAdmin } from "../../tests/support/database";
import { openLocalDatabase } from "./database";
import { readSettings } from "./settings";

const bare = `bare_${randomBytes(6).toString("hex")}`;
beforeAll(() => asAdmin(inject("databaseServer"), (client) => client.query(`create database ${bare}`)));
afterAll(() => asAdmin(inject("databaseServer"), (client) => client.query(`drop database ${bare} with (force)`)));

it("a superuser's DATABASE_URL is migrated under the ordinary role, so that the app may run on it afterwards", async () => {
  const superuser = Object.assign(new URL(inject("databaseServer")), { pathname: `/${bare}` }).toString();
  const opened = await openLocalDatabase(readSettings({ DATABASE_URL: superuser }));
  await migrate(opened.directUrl);
  await assertMigrated(await checkRole(superuser));
  expect(await checkRole(superuser)).toBe(opened.url);
});
