import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { singleton } from "../base/singleton";
import { PrismaClient } from "./generated/client";

/** Where a running interactive transaction leaves the connection that Prisma took for it. */
export const connectionOfTransaction = singleton(
  "connection-of-transaction",
  () => new AsyncLocalStorage<{ connection?: pg.PoolClient; takenAt?: number }>(),
);

/** Prisma takes the connection of an interactive transaction from this pool: note it, so that set-based SQL can share it. */
class NotingPool extends pg.Pool {
  override connect(...args: unknown[]): never {
    const taken: unknown = Reflect.apply(super.connect, this, args);
    const holder = connectionOfTransaction.getStore();
    if (!holder || !(taken instanceof Promise)) return taken as never;
    return taken.then((connection: pg.PoolClient) => {
      holder.takenAt = performance.now();
      return (holder.connection = connection);
    }) as never;
  }
}

interface Database {
  url: string;
  pool: pg.Pool;
  prisma: PrismaClient;
}

/** Longer than this nobody waits for a connection: an answer that says so is better than none. Milliseconds. */
export const connectWithin = 10_000;

const slot = singleton("database", () => ({ open: undefined as Database | undefined }));

export interface DatabaseOptions {
  /** connections of this process; default 10 */
  connections?: number;
}

/** Opens the process's one database. Call once at start; a second call with another URL is a fault of the caller. */
export function openDatabase(url: string, options: DatabaseOptions = {}): void {
  if (slot.open) {
    if (slot.open.url === url) return;
    throw new Error("The database is already open under another URL: close it first.");
  }
  const pool = new NotingPool({ connectionString: url, max: options.connections ?? 10, connectionTimeoutMillis: connectWithin });
  // an idle connection that the server ends is replaced at its next use; without a listener it would end the process
  pool.on("error", () => undefined);
  slot.open = { url, pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: "minimal" }) };
}

export async function closeDatabase(): Promise<void> {
  const open = slot.open;
  slot.open = undefined;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

/** For this room only: outside it, `inShop` and `inSystem` are the ways to the database. */
export function database(): Database {
  if (!slot.open) throw new Error("The database is not open: call openDatabase(url) first.");
  return slot.open;
}
