import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { singleton } from "../base/singleton";
import { PrismaClient } from "./generated/client";

/** The connection of a shop's transaction, lent to Prisma while that begins one. */
export const lentConnection = singleton("lent-connection", () => new AsyncLocalStorage<pg.PoolClient>());

/** Prisma takes the connection of an interactive transaction from this pool: it is given the one that is lent to it. */
class LendingPool extends pg.Pool {
  override connect(...args: unknown[]): never {
    const lent = lentConnection.getStore();
    return (lent && args.length === 0 ? Promise.resolve(lent) : Reflect.apply(super.connect, this, args)) as never;
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
  // pipelined: statements that nobody waits for one by one cross together, in their order
  const settings = { connectionString: url, max: options.connections ?? 10, connectionTimeoutMillis: connectWithin, pipeline: true };
  const pool = new LendingPool(settings);
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
