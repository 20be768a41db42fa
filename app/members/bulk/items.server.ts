import { inShop, type ShopTx } from "../../db/tenancy.server";
import { progress, readRun, type Run } from "../runs.server";
import type { BulkResult, Refusal } from "./acts";

/** One member of a run. */
export interface Item {
  place: number;
  memberId: string;
  detail: Record<string, unknown>;
}

/** What became of it: `points` and what an undoing needs, or why it was left out. */
export type Outcome = { place: number; detail: { points?: number; [name: string]: unknown } } | { place: number; refused: Refusal };

export interface BulkWork {
  /** notes the members of the run, once, where its start did not: places 1, 2, 3 … */
  fill(tx: ShopTx, run: Run): Promise<void>;
  /** throws when the run may not begin */
  admit?(tx: ShopTx, run: Run): Promise<void>;
  /** does so many at once, in one transaction with the note that they are done */
  step(tx: ShopTx, run: Run, items: readonly Item[]): Promise<Outcome[]>;
}

/** A transaction of 100 holds their rows for a fraction of a second: a member's checkout waits no longer. */
const atOnce = 100;

/** Does a run member by member, in steps; called again after a kill it goes on with those that still wait. */
export async function workItems(shopId: string, { id }: Run, work: BulkWork): Promise<BulkResult> {
  await inShop(shopId, (tx) => begin(tx, id, work), { timeoutMs: 300_000 });
  let left = true;
  while (left) left = await inShop(shopId, (tx) => doSome(tx, id, work), { timeoutMs: 120_000 });
  return inShop(shopId, (tx) => resultOf(tx, id));
}

async function begin(tx: ShopTx, runId: string, work: BulkWork): Promise<void> {
  const run = await readRun(tx, runId, true);
  if (!run) return;
  if (run.total === null) await setTotal(tx, run, work.fill);
  if (run.done === 0) await work.admit?.(tx, run);
}

/** Notes the members of a run, and how many they are: from then on nobody is added. */
export async function setTotal<R extends Pick<Run, "id">>(tx: ShopTx, run: R, fill: (tx: ShopTx, run: R) => Promise<void>): Promise<void> {
  await fill(tx, run);
  await tx.sql(
    `update long_run set total = (select count(*) from long_run_item where shop_id = $1 and run_id = $2) where shop_id = $1 and id = $2`,
    [tx.shopId, run.id],
  );
}

async function doSome(tx: ShopTx, runId: string, work: BulkWork): Promise<boolean> {
  const run = await readRun(tx, runId, true);
  if (!run) return false;
  const items = await tx.sql<Item>(
    `select place, member_id as "memberId", detail from long_run_item
      where shop_id = $1 and run_id = $2 and state = 'waiting' and place > $3 order by place limit ${atOnce}`,
    [tx.shopId, runId, run.done],
    "run_items_next",
  );
  if (items.length === 0) return false;
  const outcomes = await work.step(tx, run, items);
  await tx.sql(
    `update long_run_item i set state = o.state, detail = i.detail || o.detail
       from jsonb_to_recordset($3::jsonb) as o(place int, state text, detail jsonb)
      where i.shop_id = $1 and i.run_id = $2 and i.place = o.place`,
    [tx.shopId, runId, JSON.stringify(outcomes.map(written))],
    "run_items_done",
  );
  await progress(tx, runId, { done: items.at(-1)?.place ?? run.done });
  return true;
}

const written = (outcome: Outcome) =>
  "refused" in outcome
    ? { place: outcome.place, state: "skipped", detail: { refused: outcome.refused } }
    : { place: outcome.place, state: "done", detail: outcome.detail };

async function resultOf(tx: ShopTx, runId: string): Promise<BulkResult> {
  const rows = await tx.sql<{ refused: Refusal | null; count: number; points: string | null }>(
    `select detail->>'refused' as refused, count(*)::int as count, sum((detail->>'points')::bigint) as points
       from long_run_item where shop_id = $1 and run_id = $2 group by 1 order by 1`,
    [tx.shopId, runId],
  );
  const done = rows.find(({ refused }) => refused === null);
  return {
    changed: done?.count ?? 0,
    points: Number(done?.points ?? 0),
    refused: rows.flatMap(({ refused, count }) => (refused === null ? [] : [{ reason: refused, count }])),
  };
}
