import type pg from "pg";
import { businessNow } from "../base/clock";
import { connectionOfTransaction, database } from "./client.server";
import type { Prisma } from "./generated/client";

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
  /** Set-based SQL, for `ledger/`, `intake/`, `insights/` and `db/`. A `name` has the server keep the plan. */
  sql<R = Row>(text: string, values?: readonly unknown[], name?: string): Promise<R[]>;
  /** Enqueues a job that exists if, and only if, this transaction commits. */
  addJob(task: string, payload: object, options?: JobOptions): Promise<void>;
}

export interface TransactionLimits {
  /** how long the transaction may run; default 30 s */
  timeoutMs?: number;
  /** how long to wait for a connection; default 10 s */
  waitMs?: number;
}

async function run<R>(connection: pg.PoolClient, text: string, values: readonly unknown[] = [], name?: string): Promise<R[]> {
  const result = await connection.query({ text, values: [...values], ...(name ? { name } : {}) });
  return result.rows as R[];
}

/** The server ends what is idle a while after Prisma should have rolled it back: a process that hangs holds no lock for hours. */
const idleMore = 10_000;

/**
 * Runs `fn` in one transaction inside the shop `shopId` (our own id, decimal): row-level security lets it see and write
 * that shop's rows alone. Commits when `fn` resolves, rolls back when it throws or its time is up. From then on `tx` takes no
 * statement: Prisma gives the connection back meanwhile, and what `fn` still asks would be done outside any transaction, or in
 * another one's.
 */
export async function inShop<T>(shopId: string, fn: (tx: ShopTx) => Promise<T>, limits: TransactionLimits = {}): Promise<T> {
  const holder: { connection?: pg.PoolClient; takenAt?: number } = {};
  const { timeoutMs = 30_000, waitMs = 10_000 } = limits;
  let over = false;
  const transaction = connectionOfTransaction.run(holder, () =>
    database().prisma.$transaction(
      async (prisma) => {
        const connection = holder.connection;
        if (!connection) throw new Error("Prisma began a transaction without taking a connection from our pool.");
        // Prisma's own count of the time begins after the connection was taken: ours ends first
        const end = (holder.takenAt ?? performance.now()) + timeoutMs;
        const ask: ShopTx["sql"] = async (text, values, name) => {
          if (over || performance.now() >= end) throw new Error(`The transaction is over (${timeoutMs} ms): nothing more is done in it.`);
          return run(connection, text, values, name);
        };
        const [first] = await ask<{ offset_ms: string }>(
          `select set_config('app.shop_id', $1, true), set_config('statement_timeout', $2, true),
                  set_config('idle_in_transaction_session_timeout', $3, true), (select offset_ms from clock) as offset_ms`,
          [shopId, `${timeoutMs}`, `${timeoutMs + idleMore}`],
          "enter_shop",
        );
        const tx: ShopTx = {
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
        return fn(tx);
      },
      { maxWait: waitMs, timeout: timeoutMs },
    ),
  );
  return transaction.finally(() => (over = true));
}
