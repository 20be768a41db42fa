import { FidelioError } from "../../base/errors";
import type { ShopTx } from "../../db/tenancy.server";
import { noteActs } from "../../programs/audit-entries.server";
import { readRun, startRun } from "../runs.server";
import { noteSelected } from "./acts.server";
import type { BulkAct, Selection } from "./acts";
import { setTotal } from "./items.server";
import { previewBulk } from "./preview.server";

/**
 * Begins a bulk act as a long run, for whom the selection is now; the same `id` again is the same run. Throws `invalid_input`, and `forbidden` (detail
 * `left`) for more points than this person may move today.
 */
export async function startBulk(
  tx: ShopTx,
  { id, selection, act, by }: { id: string; selection: Selection; act: BulkAct; by: string },
): Promise<string> {
  if (await readRun(tx, id)) return id;
  const { matched, points, beyondLimit } = await previewBulk(tx, { selection, act, by });
  if (beyondLimit !== null) throw new FidelioError("forbidden", { reason: "limit", left: beyondLimit });
  const { kind, ...figures } = act;
  await noteActs(tx, [{ actor: by, action: `members.bulk.${kind}`, subject: id, detail: { ...figures, matched, points } }]);
  const parameters = { selection, act };
  await startRun(tx, { id, kind, parameters, by });
  // locked: of two that bring the same id, the second one finds the members noted
  if ((await readRun(tx, id, true))?.total === null) await setTotal(tx, { id, parameters }, noteSelected);
  return id;
}

/** Undoes a bulk act that is done, once. Throws `not_found`, `conflict`. */
export async function undoBulk(tx: ShopTx, runId: string, by: string): Promise<string> {
  const run = await readRun(tx, runId, true);
  if (!run || (run.kind !== "adjust" && run.kind !== "tier")) throw new FidelioError("not_found");
  if (run.state !== "done") throw new FidelioError("conflict", { reason: "not-done", state: run.state });
  const id = await startRun(tx, { kind: "undo", parameters: { of: run.kind }, by, undoes: runId });
  await noteActs(tx, [{ actor: by, action: "members.bulk.undo", subject: runId, detail: { run: id, kind: run.kind } }]);
  return id;
}
