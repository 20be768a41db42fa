import type { TaskList } from "graphile-worker";
import { judgeUnjudgedJob, readAllProductsJob, readGroupsJob } from "../../intake/jobs";
import { longRunJob } from "../../members/runs.server";
import { keepGoodsJob } from "../../programs/spendable/jobs";
import { recentOrdersJob } from "../../shopify/install.server";
import { lookAtCodesJob } from "../../redemptions/jobs";
import { auditShopsJob, cleanUpJob, occasionDaysJob, sweepShopJob } from "../schedule";
import { complianceTasks } from "./compliance.server";
import { discountTasks } from "./discounts.server";
import { faceTasks } from "./faces.server";
import { goodsTasks } from "./goods.server";
import { installTasks } from "./install.server";
import { orderTasks } from "./orders.server";
import { referralTasks } from "./referrals.server";
import { runTasks } from "./runs.server";
import { scheduledTasks } from "./schedule.server";

/** All that the worker can do, by the name under which it is enqueued. */
export function taskList(): TaskList {
  const tasks = [
    ...orderTasks,
    ...goodsTasks,
    ...discountTasks,
    ...faceTasks,
    ...complianceTasks,
    ...installTasks,
    ...referralTasks,
    ...runTasks,
    ...scheduledTasks,
  ];
  return Object.fromEntries(tasks.map(({ name, run }) => [name, run]));
}

/** These may go on for an hour in a large shop. */
const long: readonly string[] = [
  sweepShopJob,
  lookAtCodesJob,
  recentOrdersJob,
  judgeUnjudgedJob,
  readAllProductsJob,
  readGroupsJob,
  keepGoodsJob,
  auditShopsJob,
  cleanUpJob,
  occasionDaysJob,
  longRunJob,
].map(({ name }) => name);

/** All tasks in two parts, so that the long ones never hold all places: a refund that is to be read waits for no sweep. */
export function taskLists(): { short: TaskList; long: TaskList } {
  const all = Object.entries(taskList());
  return {
    short: Object.fromEntries(all.filter(([name]) => !long.includes(name))),
    long: Object.fromEntries(all.filter(([name]) => long.includes(name))),
  };
}
