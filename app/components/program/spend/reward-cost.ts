import { pointsIn, type Voice } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import type { Program, Reward } from "../../../loyalty/program";
import { rewardCost } from "../../../loyalty/reward-cost";
import type { AdminWords } from "../../admin-frame";
import { writeDecimal } from "../../home/money";

/** What a reward costs a member who earns at the ordinary rate, and what comes back of it. */
export interface RewardCost {
  /** what earning its points takes, in minor units */
  goods: number;
  /** null: it depends on what it is used for */
  gives: { minor: number; percent: number; most: boolean } | null;
}

/** Null where nothing earns by money, or while an amount is being typed. */
export function costOfReward(program: Program, reward: Reward, prices: readonly string[] = []): RewardCost | null {
  const cost = rewardCost(program, reward, { prices: prices.map((price) => parseMoney(price, program.currency)) });
  if (cost === null || cost.gives === null) return cost && { goods: cost.goods, gives: null };
  const { minor, percent, how } = cost.gives;
  return { goods: cost.goods, gives: { minor, percent, most: how !== "exactly" } };
}

/** The same in a line: "To earn 200 points: £200.00 of goods. Gives back 2.5%." */
export function costInWords(
  program: Program,
  reward: Reward,
  voice: Voice,
  { say, language }: Pick<AdminWords, "say" | "language">,
): string | null {
  const cost = costOfReward(program, reward);
  if (cost === null) return null;
  const figures = { points: pointsIn(voice, reward.cost), goods: writeMoney(cost.goods, program.currency, language) };
  if (cost.gives === null) return say("spend.cost.takes", figures);
  const percent = writeDecimal(String(cost.gives.percent), language);
  return `${say("spend.cost.takes", figures)} ${say(cost.gives.most ? "spend.cost.back.most" : "spend.cost.back", { percent })}`;
}
