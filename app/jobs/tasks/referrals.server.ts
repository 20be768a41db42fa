import { endGainJob } from "../../referrals/jobs";
import { endGain } from "../../referrals/take-back.server";
import { task } from "../task";

export const referralTasks = [task(endGainJob, ({ shopId, discountId }) => endGain(shopId, discountId))];
