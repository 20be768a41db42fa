import { decimalsOf, isDecimal, moneyCheck, type Checked, type Path, type Say } from "./check-tools";
import { compareDecimals } from "./decimal";
import type { Reward } from "./program-parts";

/** What must hold between the fields of the referral program, its rewards and the tiers. */
export function checkReferral({ referral, rewards, tiers, currency }: Checked, say: Say): void {
  if (referral === null) return;
  const money = moneyCheck(currency, say);
  const { advocate, friend, milestones, minimumOrder } = referral;
  money(["referral", "minimumOrder"], minimumOrder);
  checkOne(["referral", "advocate"], advocate, say);
  checkReward(["referral", "advocate", "reward"], advocate.reward, rewards, say);
  if (friend.kind === "amount") money(["referral", "friend", "value"], friend.value);
  if ("minimumSubtotal" in friend) money(["referral", "friend", "minimumSubtotal"], friend.minimumSubtotal);
  if (friend.kind === "percentage") checkPercent(friend.percent, say);
  if (friend.kind === "reward") checkReward(["referral", "friend", "reward"], friend.reward, rewards, say);
  const levels = new Set(tiers?.levels.filter(({ archived }) => !archived).map(({ key }) => key));
  milestones.forEach((milestone, place) => {
    const path = ["referral", "milestones", place];
    checkOne(path, milestone, say);
    checkReward([...path, "reward"], milestone.reward, rewards, say);
    if (milestone.tier !== undefined && !levels.has(milestone.tier)) say([...path, "tier"], "unknown-tier", { key: milestone.tier });
    const previous = milestones[place - 1]?.friends;
    if (previous !== undefined && milestone.friends <= previous) {
      say([...path, "friends"], "milestones-rise", { got: milestone.friends, previous });
    }
  });
}

function checkPercent(percent: string, say: Say): void {
  if (isDecimal(percent) && decimalsOf(percent) <= 6 && compareDecimals(percent, "100") > 0) {
    say(["referral", "friend", "percent"], "percent-over", { got: percent });
  }
}

/** What an advocate or a milestone gives is one thing. */
function checkOne(path: Path, gain: { points?: unknown; reward?: unknown; tier?: unknown }, say: Say): void {
  const named = [gain.points, gain.reward, gain.tier].filter((one) => one !== undefined).length;
  if (named !== 1) say(path, "one-gain", { got: named });
}

/** A reward given without points is one that leaves nothing to choose and needs no cart. */
function checkReward(path: Path, key: string | undefined, rewards: readonly Reward[], say: Say): void {
  if (key === undefined) return;
  const reward = rewards.find((one) => one.key === key && !one.archived);
  if (reward === undefined) say(path, "unknown-reward", { key });
  else if (!isGivable(reward)) say(path, "reward-needs-choice", { key });
}

/** Whether a reward can be given as it stands, to somebody who is asked nothing. */
export function isGivable(reward: Reward): boolean {
  if (reward.kind === "sliding") return false;
  if (reward.kind === "product") return reward.choices.length === 1;
  return reward.kind !== "percentage" || reward.cap === undefined;
}
