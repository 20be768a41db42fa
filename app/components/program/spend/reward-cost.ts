import { pointsIn, type Voice } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import type { Program, Reward } from "../../../loyalty/program";
import { rewardRate } from "../../../loyalty/reward-rate";
import type { AdminWords } from "../../admin-frame";
import { writeDecimal } from "../../home/money";

/** What a reward costs a member who earns at the ordinary rate, and what comes back of it. */
export interface RewardCost {
  /** what earning its points takes, in minor units */
  goods: number;
  /** null: it depends on what it is used for */
  gives: { minor: number; percent: number; most: boolean } | null;
}

/** What it gives in money, a decimal; of a free product the dearest of `prices`. Undefined: that depends on what it is used for. */
function worthOf(program: Program, reward: Reward, prices: readonly string[]): string | undefined {
  if ("value" in reward) return reward.value;
  if (reward.kind === "percentage") return reward.cap;
  if (reward.kind !== "product" || prices.length === 0) return undefined;
  const minor = (price: string) => parseMoney(price, program.currency);
  return prices.reduce((most, price) => (minor(price) > minor(most) ? price : most));
}

/** Null where nothing earns by money, or while an amount is being typed. */
export function costOfReward(program: Program, reward: Reward, prices: readonly string[] = []): RewardCost | null {
  const value = worthOf(program, reward, prices);
  const rate = rewardRate(program, { cost: reward.cost, value: value ?? "1" });
  if (rate === null) return null;
  if (value === undefined) return { goods: rate.goods, gives: null };
  return {
    goods: rate.goods,
    gives: { minor: parseMoney(value, program.currency), percent: rate.percent, most: reward.kind === "percentage" || prices.length > 1 },
  };
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
