import type pg from "pg";
import { businessNow } from "../base/clock";
import { database } from "./client.server";
import type { Prisma } from "./generated/client";
import { prismaOn } from "./prisma-on.server";

export type Row = Record<string, unknown>;

export interface JobOptions {
  /** jobs under one key are one job: the newest payload and time win */
  key?: string;
  /** real time; default at once */
  runAt?: Date;
  /** jobs of one queue run one after the other */
  queue?: string;
  maxAttempts?: number;
}

/** A transaction inside one shop. Prisma, set-based SQL and new jobs share its one connection. */
export interface ShopTx {
  readonly shopId: string;
  /** business time, read once when the transaction began */
  readonly now: Date;
  readonly prisma: Prisma.TransactionClient;
  /**
   * Set-based SQL, for `ledger/`, `intake/`, `insights/` and `db/`. A `name` has the server keep the plan. Several that are asked for
   * before any is awaited cross to the server together and are done in their order.
   */
  sql<R = Row>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
  /** Enqueues a job that exists if, and only if, this transaction commits. */
  addJob(task: string, payload: object, options?: JobOptions): Promise<void>;
}

export interface TransactionLimits {
  /** how long the transaction may run; default 30 s */
  timeoutMs?: number;
  /**
   * The server plans no named statement anew, whatever its values: for short transactions about one member. The three largest reads of
   * a face were planned each time, 1.6 ms of the server's processor, and take 0.3 ms with a plan that is kept. Not for batches, whose
   * sizes decide the plan.
   */
  keepPlans?: boolean;
}

async function run<R>(connection: pg.PoolClient, text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
  const result = await connection.query({ text, values: [...values], ...(name ? { name } : {}) });
  return result.rows as R[];
}

/** The server ends what is idle a while after we should have rolled it back: a process that hangs holds no lock for hours. */
const idleMore = 10_000;

const nothing = (): undefined => undefined;

/**
 * Runs `fn` in one transaction inside the shop `shopId` (our own id, decimal): row-level security lets it see and write
 * that shop's rows alone. Commits when `fn` resolves, rolls back when it throws or its time is up. From then on `tx` takes no
 * statement: the connection is somebody else's meanwhile, and what `fn` still asks would be done outside any transaction, or in
 * another one's. The transaction is our own and Prisma joins it where it is asked: begun by Prisma it was three journeys to the
 * server before the first statement, and a tenth of the processor time of a redemption.
 */
export async function inShop<T>(shopId: string, fn: (tx: ShopTx) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
  const { timeoutMs = 30_000, keepPlans = false } = limits;
  const connection = await database().pool.connect();
  // a connection that the server ends fails what is asked of it; without a listener it would end the process
  connection.on("error", nothing);
  const end = performance.now() + timeoutMs;
  let over = false;
  const ended = () => new Error(`The transaction is over (${timeoutMs} ms): nothing more is done in it.`);
  const ask: ShopTx["sql"] = async (text, values, name) => {
    if (over || performance.now() >= end) throw ended();
    return run(connection, text, values, name);
  };
  const joined = prismaOn(connection, { timeoutMs, isOver: () => over || performance.now() >= end, ended });
  let left: Promise<void> | undefined;
  const leave = (by: "COMMIT" | "ROLLBACK"): Promise<void> =>
    (left ??= close(connection, by).finally(() => connection.off("error", nothing)));
  const timer = setTimeout(() => {
    over = true;
    leave("ROLLBACK").catch(nothing);
  }, timeoutMs);
  try {
    const result = await fn(await entered(connection, ask, { shopId, timeoutMs, keepPlans, prisma: joined.prisma }));
    if (over) throw ended();
    await joined.end();
    over = true;
    await leave("COMMIT");
    return result;
  } catch (error) {
    over = true;
    await joined.end().catch(nothing);
    await leave("ROLLBACK").catch(nothing);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

interface Entering {
  shopId: string;
  timeoutMs: number;
  keepPlans: boolean;
  prisma: Prisma.TransactionClient;
}

/** Begins the transaction and enters the shop, in one journey. */
async function entered(connection: pg.PoolClient, ask: ShopTx["sql"], { shopId, timeoutMs, keepPlans, prisma }: Entering): Promise<ShopTx> {
  const [, [first]] = await Promise.all([
    connection.query("begin"),
    ask<{ offset_ms: string }>(
      `select set_config('app.shop_id', $1, true), set_config('statement_timeout', $2, true),
              set_config('idle_in_transaction_session_timeout', $3, true), set_config('plan_cache_mode', $4, true),
              (select offset_ms from clock) as offset_ms`,
      [shopId, `${timeoutMs}`, `${timeoutMs + idleMore}`, keepPlans ? "force_generic_plan" : "auto"],
      "enter_shop",
    ),
  ]);
  return {
    shopId,
    now: businessNow(Number(first?.offset_ms ?? 0)),
    prisma,
    sql: ask,
    addJob: async (task, payload, options = {}) => {
      await ask(
        "select from graphile_worker.add_job($1, $2::json, queue_name := $3, run_at := $4, max_attempts := $5, job_key := $6)",
        [task, JSON.stringify(payload), options.queue ?? null, options.runAt ?? null, options.maxAttempts ?? 25, options.key ?? null],
        "add_job",
      );
    },
  };
}

/**
 * Ends the transaction and gives the connection back; one that cannot even roll back is thrown away. Throws where a statement failed
 * and nobody heard of it: the server rolls back then, whatever it is asked.
 */
async function close(connection: pg.PoolClient, by: "COMMIT" | "ROLLBACK"): Promise<void> {
  let command: string;
  try {
    ({ command } = await connection.query(by));
  } catch (error) {
    connection.release(error instanceof Error ? error : true);
    throw error;
  }
  connection.release();
  if (command !== by) throw new Error("A statement of the transaction failed and was passed over: nothing of it was written.");
}
