import { isDecimal, type Checked, type Path, type Say } from "./check-tools";
import { compareDecimals } from "./decimal";
import type { Reward } from "./program-parts";

/** What must hold between the fields of each reward. */
export function checkRewards({ rewards }: Pick<Checked, "rewards">, say: Say): void {
  rewards.forEach((reward, index) => checkReward(reward, ["rewards", index], say));
}

function checkReward(reward: Reward, path: Path, say: Say): void {
  const { from, until } = reward;
  if (from !== undefined && until !== undefined && from > until) say([...path, "from"], "from-after-until", { got: from, until });
  if ("goods" in reward && reward.goods !== undefined && Object.keys(reward.goods).length === 0) say([...path, "goods"], "goods-empty");
  if (reward.kind === "percentage" && isDecimal(reward.percent) && compareDecimals(reward.percent, "100") > 0) {
    say([...path, "percent"], "percent-over", { got: reward.percent });
  }
  if (reward.kind === "sliding" && reward.maximumSteps !== undefined && reward.maximumSteps < reward.minimumSteps) {
    say([...path, "maximumSteps"], "steps-range", { got: reward.maximumSteps, minimum: reward.minimumSteps });
  }
  if (reward.kind === "product") {
    const seen = new Set<string>();
    reward.choices.forEach(({ variant }, place) => {
      if (seen.has(variant)) say([...path, "choices", place, "variant"], "variant-twice", { got: variant });
      seen.add(variant);
    });
  }
  if (reward.kind === "perk" && reward.instructions !== undefined && Object.keys(reward.instructions).length === 0) {
    say([...path, "instructions"], "no-language");
  }
}
