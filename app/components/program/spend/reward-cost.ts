import { pointsIn, type Voice } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import type { Program, Reward } from "../../../loyalty/program";
import { rewardCost, type KnownFigures } from "../../../loyalty/reward-cost";
import type { AdminWords } from "../../admin-frame";
import { writeDecimal } from "../../home/money";

/** What a reward costs against what it gives, in a line: "To earn 200 points a member buys goods for £200.00. It gives 2.5% back." */
export function costInWords(
  program: Program,
  reward: Reward,
  voice: Voice,
  { say, language }: Pick<AdminWords, "say" | "language">,
  known: KnownFigures = {},
): string | null {
  const cost = rewardCost(program, reward, known);
  if (cost === null) return null;
  const figures = { points: pointsIn(voice, reward.cost), goods: writeMoney(cost.goods, program.currency, language) };
  if (cost.gives === null) return say("spend.cost.takes", figures);
  const percent = writeDecimal(String(cost.gives.percent), language);
  const back = say(`spend.cost.back.${cost.gives.how}`, { percent });
  return `${say("spend.cost.takes", figures)} ${back}`;
}
