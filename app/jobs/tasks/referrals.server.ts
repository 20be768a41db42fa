import { endGainJob, judgeReferralJob } from "../../referrals/jobs";
import { judgeOne } from "../../referrals/judge-referral.server";
import { endGain } from "../../referrals/take-back.server";
import { task } from "../task";

export const referralTasks = [
  task(judgeReferralJob, ({ shopId, referralId }) => judgeOne(shopId, referralId)),
  task(endGainJob, ({ shopId, discountId }) => endGain(shopId, discountId)),
];
