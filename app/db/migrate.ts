import { environment } from "../base/environment.server";
import { log } from "../base/log.server";
import { migrate } from "./migrate.server";
import { checkRole } from "./role.server";

/** `npm run migrate`: brings the database to the newest schema, under the role that the app runs as. Safe to run again. */
async function main(): Promise<void> {
  await migrate(await checkRole(environment().DIRECT_URL));
  log.info("the database is at the newest schema");
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
