import pg from "pg";
import { businessNow } from "../base/clock";
import { connectWithin, database } from "./client.server";
import type { Prisma } from "./generated/client";
import type { Row } from "./tenancy.server";

/** The system tables, which no shop owns and row-level security does not guard. The catalog test knows this list. */
export const systemTables = ["shop", "session", "webhook_event", "api_key", "clock", "erasure_record", "_prisma_migrations"] as const;

/** One statement over the system tables, outside any shop: for `db/`, `intake/` and `shopify/` alone. */
export async function systemSql<R = Row>(text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
  const result = await database().pool.query({ text, values: [...values], ...(name ? { name } : {}) });
  return result.rows as R[];
}

type SystemModels = Pick<Prisma.TransactionClient, "shop" | "session" | "apiKey" | "webhookEvent">;

/** Prisma over the system tables, outside any shop: for `db/`, `intake/` and `shopify/` alone. */
export function systemPrisma(): SystemModels {
  return database().prisma;
}

/** Business time outside a transaction. */
export async function readNow(): Promise<Date> {
  const [row] = await systemSql<{ offset_ms: string }>("select offset_ms from clock", [], "read_clock");
  return businessNow(Number(row?.offset_ms ?? 0));
}

/**
 * Runs `fn` while no other process is inside the lock of the same name: rare and short work only. The lock lives on a
 * connection beside the pool's: `fn` asks the pool, and a few locks at once must not leave it nothing to answer with.
 * Never inside a shop's transaction.
 */
export async function underLock<T>(name: string, fn: () => Promise<T>): Promise<T> {
  const connection = new pg.Client({ connectionString: database().url, connectionTimeoutMillis: connectWithin });
  // a server that goes away takes the lock with it; `fn` fails by itself where it needs the server
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    await connection.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
    return await fn();
  } finally {
    await connection.end().catch(() => undefined);
  }
}
