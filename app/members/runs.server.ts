import { v7 } from "uuid";
import { z } from "zod";
import { FidelioError, isFidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";

/** Work that takes longer than a page may: a row with its progress, and a job that goes on with it. */
export const longRunJob = { name: "long-run", payload: z.object({ shopId: z.string().regex(/^\d+$/), runId: z.uuid() }) } as const;

export const runKinds = ["export", "adjust", "tier", "undo", "audit", "gap", "simulation", "award", "award-preview"] as const;
export type RunKind = (typeof runKinds)[number];
/** stopped: a person ended it before it was done */
export type RunState = "waiting" | "running" | "done" | "failed" | "stopped";

export interface Run {
  id: string;
  kind: RunKind;
  state: RunState;
  /** what its handler reads: ids, codes and figures */
  parameters: unknown;
  /** how many steps there are; null: not known yet */
  total: number | null;
  done: number;
  /** what the handler answered */
  result: unknown;
  /** an error's code, when it failed */
  error: string | null;
  /** "staff:<Shopify user id>" */
  startedBy: string;
  undoes: string | null;
  /** the run that undoes this one */
  undoneBy: string | null;
  createdAt: string;
  endedAt: string | null;
}

export interface NewRun {
  kind: RunKind;
  parameters: object;
  by: string;
  /** a run is undone once: another run that undoes the same throws `conflict` */
  undoes?: string;
  /** made by the caller before its first try: the same id again is the same run */
  id?: string;
}

const attempts = 8;

/** Notes the run and has a worker begin with it once this transaction commits. Answers its id. */
export async function startRun(tx: ShopTx, { kind, parameters, by, undoes, id = v7() }: NewRun): Promise<string> {
  const added = await tx.sql(
    `insert into long_run (shop_id, id, kind, state, parameters, started_by, undoes, created_at)
     values ($1, $2, $3, 'waiting', $4::jsonb, $5, $6, $7) on conflict do nothing returning id`,
    [tx.shopId, id, kind, JSON.stringify(parameters), by, undoes ?? null, tx.now],
  );
  if (added.length === 0) {
    if ((await readRun(tx, id)) === null) throw new FidelioError("conflict", { reason: "undone-before", undoes });
    return id;
  }
  await enqueue(tx, id);
  return id;
}

/** A run that failed goes on where it was. Throws `not_found`, `conflict` when it did not fail. */
export async function retryRun(tx: ShopTx, id: string): Promise<void> {
  const run = await readRun(tx, id);
  if (!run) throw new FidelioError("not_found");
  const [again] = await tx.sql(
    "update long_run set state = 'waiting', error = null, ended_at = null where shop_id = $1 and id = $2 and state = 'failed' returning id",
    [tx.shopId, id],
  );
  if (!again) throw new FidelioError("conflict", { reason: "not-failed", id });
  await enqueue(tx, id);
}

/** Runs of one shop go one after the other: they change the same members, and other shops wait for a place. */
const enqueue = (tx: ShopTx, runId: string) =>
  tx.addJob(
    longRunJob.name,
    { shopId: tx.shopId, runId },
    { key: `long-run/${runId}`, queue: `long-run/${tx.shopId}`, maxAttempts: attempts },
  );

const columns = `r.id, r.kind, r.state, r.parameters, r.total, r.done, r.result, r.error, r.started_by as "startedBy", r.undoes,
  (select u.id from long_run u where u.shop_id = r.shop_id and u.undoes = r.id) as "undoneBy",
  r.created_at as "createdAt", r.ended_at as "endedAt"`;

type StoredRun = Omit<Run, "createdAt" | "endedAt"> & { createdAt: Date; endedAt: Date | null };
const viewed = (row: StoredRun): Run => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** null: this shop has no such run. `lock`: nobody else goes on with it until the transaction ends. */
export async function readRun(tx: ShopTx, id: string, lock = false): Promise<Run | null> {
  const [row] = await tx.sql<StoredRun>(
    `select ${columns} from long_run r where r.shop_id = $1 and r.id = $2 ${lock ? "for update of r" : ""}`,
    [tx.shopId, id],
  );
  return row ? viewed(row) : null;
}

/** The newest runs of these kinds. */
export async function listRuns(tx: ShopTx, kinds: readonly RunKind[], limit = 10): Promise<Run[]> {
  const rows = await tx.sql<StoredRun>(
    `select ${columns} from long_run r where r.shop_id = $1 and r.kind = any($2::text[]) order by r.created_at desc, r.id desc limit $3`,
    [tx.shopId, kinds, limit],
  );
  return rows.map(viewed);
}

/** Says how far the run is, in the transaction of the work that brought it there. Nothing, of one that a person stopped meanwhile. */
export async function progress(tx: ShopTx, id: string, { done, total }: { done: number; total?: number }): Promise<void> {
  await tx.sql(
    "update long_run set state = 'running', done = $3, total = coalesce($4, total) where shop_id = $1 and id = $2 and state <> 'stopped'",
    [tx.shopId, id, done, total ?? null],
  );
}

export async function finish(tx: ShopTx, id: string, result: object | null): Promise<void> {
  await tx.sql(
    `update long_run set state = 'done', done = coalesce(total, done), result = $3::jsonb, error = null, ended_at = $4
      where shop_id = $1 and id = $2 and state <> 'stopped'`,
    [tx.shopId, id, result === null ? null : JSON.stringify(result), tx.now],
  );
}

/** A person wants no more of it: a handler that looks at its run between two steps ends there. Nothing, of one that has ended. */
export async function stopRun(tx: ShopTx, id: string): Promise<void> {
  await tx.sql("update long_run set state = 'stopped', ended_at = $3 where shop_id = $1 and id = $2 and state in ('waiting', 'running')", [
    tx.shopId,
    id,
    tx.now,
  ]);
}

/**
 * The shop left, and with its jobs went those of its runs: they do not go on by themselves when it comes back, maybe in months,
 * but where somebody asks for it. One that a worker has in hand is finished.
 */
export async function stopRuns(tx: ShopTx): Promise<void> {
  await tx.sql(
    "update long_run set state = 'failed', error = 'stopped', ended_at = $2 where shop_id = $1 and state in ('waiting', 'running')",
    [tx.shopId, tx.now],
  );
}

/** Keeps the error's code: its sentence might hold a person's data. */
export async function fail(tx: ShopTx, id: string, error: unknown): Promise<void> {
  const code = isFidelioError(error) ? error.code : "internal";
  await tx.sql("update long_run set state = 'failed', error = $3, ended_at = $4 where shop_id = $1 and id = $2 and state <> 'stopped'", [
    tx.shopId,
    id,
    code,
    tx.now,
  ]);
}
