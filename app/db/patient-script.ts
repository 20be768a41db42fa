import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";

/** A statement that changes a table waits for whoever reads it, and whoever wants to read it next waits behind that statement: no longer than this. */
const lockWithin = 300;
/** For so long a script is begun again when it did not get its locks. */
const triedFor = 600_000;
const betweenTries = 500;
const lockNotAvailable = "55P03";

/**
 * Runs a migration's script, whole, as one transaction. Where it cannot have a lock within 300 ms it takes everything back, lets the others
 * pass and tries again, for ten minutes: a report that reads for a minute must not keep every shopper waiting behind a column.
 * A script that builds an index concurrently locks nobody out, and waits as long as it must.
 */
export async function runPatiently(client: Pick<pg.ClientBase, "query">, script: string): Promise<void> {
  const lockTimeout = /\bconcurrently\b/iu.test(script) ? 0 : lockWithin;
  await client.query(`set lock_timeout = ${lockTimeout}`);
  const until = performance.now() + triedFor;
  for (;;) {
    try {
      await client.query(script);
      break;
    } catch (error) {
      if ((error as pg.DatabaseError).code !== lockNotAvailable || performance.now() > until) throw error;
      await wait(betweenTries);
    }
  }
  await client.query("reset lock_timeout");
}
