import { Logger, runOnce } from "graphile-worker";
import { systemSql } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import { endDueRedemptions } from "../end-redemption.server";
import { endGoneCodes } from "../look-after.server";
import type { Shop } from "../redemptions.fixture";
import type { Life } from "./life.fixture";

const silent = new Logger(() => () => undefined);
const mostRounds = 10;

/** Everything that still waits is done, as after any outage: by the worker's own tasks, with nobody in the way. */
export async function heal(shop: Shop, databaseUrl: string, life: Life): Promise<void> {
  shop.faults({});
  for (const id of life.orders) life.show(id);
  for (const id of life.orders) await shop.hear(id);
  await aMinutePasses(shop);
  await endDueRedemptions(shop.id);
  await work(shop, databaseUrl);
  await endGoneCodes(shop.id, { all: true });
  await work(shop, databaseUrl);
}

/** Since any try whose answer nobody heard. */
const aMinutePasses = (shop: Shop) =>
  inShop(shop.id, (tx) => tx.prisma.discount.updateMany({ where: { triedAt: { not: null } }, data: { triedAt: new Date(0) } }));

async function work(shop: Shop, databaseUrl: string): Promise<void> {
  const { taskList } = await import("../../jobs/tasks/index.server");
  for (let round = 0; round < mostRounds; round += 1) {
    if ((await jobsLeft()).length === 0) return;
    await systemSql("update graphile_worker._private_jobs set run_at = now()");
    await runOnce({ connectionString: databaseUrl, taskList: taskList(), noHandleSignals: true, logger: silent });
    await aMinutePasses(shop);
  }
  const left = await jobsLeft();
  if (left.length > 0) throw new Error(`Jobs are left that do not end: ${left.join("; ")}`);
}

async function jobsLeft(): Promise<string[]> {
  const rows = await systemSql<{ job: string }>(
    `select t.identifier || ' after ' || j.attempts || ' tries: ' || coalesce(j.last_error, 'no error') as job
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  );
  return rows.map(({ job }) => job);
}
