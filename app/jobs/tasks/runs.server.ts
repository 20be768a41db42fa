import { isFidelioError } from "../../base/errors";
import { log } from "../../base/log.server";
import { inShop } from "../../db/tenancy.server";
import { auditLimits, sealAndAudit } from "../../insights/audits.server";
import { workSimulation } from "../../insights/simulation/work.server";
import { giveBackAward, previewBackAward } from "../../intake/back-award/back-award.server";
import { readForSimulation } from "../../intake/goods/read-for-simulation.server";
import { previewGap } from "../../intake/resume/preview-gap.server";
import { workBulk } from "../../members/bulk/acts.server";
import { workUndo } from "../../members/bulk/undo.server";
import { workExport } from "../../members/export/export.server";
import { fail, finish, longRunJob, progress, readRun, type Run, type RunKind } from "../../members/runs.server";
import { task } from "../task";

/**
 * Does the whole of a run and answers its result. It works in steps, each a transaction that also notes the progress; a
 * worker may be killed between any two, and the handler is then called again with the run as it stands: it goes on there and
 * does nothing twice. A FidelioError ends the run as failed; any other error is tried again by the queue, at last failed.
 */
export type RunHandler = (shopId: string, run: Run) => Promise<object | null>;

/** What each kind of run does. */
export const runHandlers: Partial<Record<RunKind, RunHandler>> = {
  export: workExport,
  adjust: workBulk,
  tier: workBulk,
  undo: workUndo,
  audit: (shopId) => inShop(shopId, sealAndAudit, auditLimits),
  award: giveBackAward,
  "award-preview": previewBackAward,
  gap: (shopId, run) => previewGap(shopId, run.id),
  simulation: async (shopId, run) => {
    await readForSimulation(shopId);
    return workSimulation(shopId, run);
  },
};

export const runTasks = [
  task(longRunJob, async ({ shopId, runId }, { job }) => {
    const run = await inShop(shopId, (tx) => readRun(tx, runId));
    if (!run || run.state === "done" || run.state === "failed" || run.state === "stopped") return;
    const handler = runHandlers[run.kind];
    if (!handler) throw new Error(`Nothing handles runs of the kind "${run.kind}".`);
    try {
      await inShop(shopId, (tx) => progress(tx, runId, { done: run.done }));
      const result = await handler(shopId, run);
      await inShop(shopId, (tx) => finish(tx, runId, result));
    } catch (error) {
      if (!isFidelioError(error) && job.attempts < job.max_attempts) throw error;
      log.error({ err: error, shopId, runId, kind: run.kind }, "a long run failed");
      await inShop(shopId, (tx) => fail(tx, runId, error));
    }
  }),
];
