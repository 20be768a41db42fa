import { businessNow } from "../base/clock";
import { connectionOfTransaction, database } from "./client.server";
import type { Prisma } from "./generated/client";
import type { Row } from "./tenancy.server";

/** The system tables, which no shop owns and row-level security does not guard. The catalog test knows this list. */
export const systemTables = ["shop", "session", "webhook_event", "api_key", "clock", "_prisma_migrations"] as const;

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
 * Runs `fn` while no other process is inside the lock of the same name. It holds a connection of its own meanwhile, so:
 * rare and short work only, and never inside a shop's transaction.
 */
export async function underLock<T>(name: string, fn: () => Promise<T>): Promise<T> {
  const connection = await connectionOfTransaction.exit(() => database().pool.connect());
  let broken: Error | undefined;
  try {
    await connection.query("begin");
    await connection.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
    return await fn();
  } finally {
    await connection.query("commit").catch((error: Error) => (broken = error));
    connection.release(broken);
  }
}
