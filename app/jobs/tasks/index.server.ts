import type { TaskList } from "graphile-worker";
import { complianceTasks } from "./compliance.server";
import { discountTasks } from "./discounts.server";
import { installTasks } from "./install.server";
import { orderTasks } from "./orders.server";
import { scheduledTasks } from "./schedule.server";

/** All that the worker can do, by the name under which it is enqueued. */
export function taskList(): TaskList {
  const tasks = [...orderTasks, ...discountTasks, ...complianceTasks, ...installTasks, ...scheduledTasks];
  return Object.fromEntries(tasks.map(({ name, run }) => [name, run]));
}
