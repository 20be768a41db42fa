import { EventEmitter } from "node:events";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Logger, run, type ParsedCronItem, type TaskList, type WorkerEvents } from "graphile-worker";
import { environment } from "../base/environment.server";
import { log } from "../base/log.server";
import { endWhenTold } from "../base/process-end.server";
import { readings, startTelemetry } from "../base/telemetry.server";
import { closeDatabase, openDatabase } from "../db/client.server";
import { assertMigrated } from "../db/migrated.server";
import { checkRole } from "../db/role.server";
import { readGauges } from "./gauges.server";
import { startRollCall } from "./dead-workers.server";
import { startDrainLoop } from "./drain-loop.server";
import { answerLocalControl } from "./local-control.server";
import { schedule } from "./schedule";
import { taskLists } from "./tasks/index.server";

const jobsAtOnce = 4;
const longJobsAtOnce = 2;

/**
 * That a job is done is written together with others that end in the same moment, and waited for when the process ends: written one by one
 * the queue waits for none, and the last jobs stayed locked and were done again.
 */
export const endOfJobs = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** graphile-worker's own lines come to our log; what it says of each job is for debugging. */
const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error({ from: "jobs" }, message);
  else if (level === "warning") log.warn({ from: "jobs" }, message);
  else log.debug({ from: "jobs" }, message);
});

/** Starts the worker process: the drain of the inbox, the jobs and their schedule. Any number of them may run. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const { DIRECT_URL, DATABASE_CONNECTIONS, LOCAL_MODE } = environment();
  const url = await checkRole(DIRECT_URL);
  await assertMigrated(url);
  openDatabase(url, { connections: DATABASE_CONNECTIONS });
  const telemetry = await startTelemetry("fidelio-worker");
  readings(readGauges);
  const events: WorkerEvents = new EventEmitter();
  const rollCall = startRollCall(url, events);
  const start = (tasks: TaskList, atOnce: number, parsedCronItems: ParsedCronItem[]) =>
    run({
      events,
      connectionString: url,
      concurrency: atOnce,
      maxPoolSize: atOnce + 2,
      noHandleSignals: true,
      pollInterval: 1_000,
      taskList: tasks,
      parsedCronItems,
      preset: endOfJobs,
      logger,
    });
  const { short, long } = taskLists();
  const jobs = [await start(short, jobsAtOnce, schedule()), await start(long, longJobsAtOnce, [])];
  const drain = startDrainLoop();
  const control = LOCAL_MODE ? answerLocalControl() : undefined;
  log.info("the worker runs");
  return {
    stop: async () => {
      control?.stop();
      await Promise.all([drain.stop(), ...jobs.map((runner) => runner.stop())]);
      await rollCall.stop();
      await telemetry.stop();
      await closeDatabase();
    },
  };
}

/** The process entry: `npm run worker`. */
async function main(): Promise<void> {
  endWhenTold(await startWorker());
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
