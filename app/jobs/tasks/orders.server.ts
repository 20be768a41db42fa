import { judgeUnjudged } from "../../intake/orders/judge-unjudged.server";
import { readOrderAgain } from "../../intake/orders/read-order-again.server";
import { judgeUnjudgedJob, readOrderJob } from "../../intake/jobs";
import { task } from "../task";

export const orderTasks = [
  task(readOrderJob, (payload) => readOrderAgain(payload)),
  task(judgeUnjudgedJob, ({ shopId }) => judgeUnjudged(shopId)),
];
