import { conditionsIn } from "../../../loyalty/describe/rules";
import { pointsIn, voiceOf } from "../../../loyalty/describe/voice";
import { writeMoney } from "../../../loyalty/explain/figures";
import { parseMoney } from "../../../loyalty/money";
import type { Program, Reward } from "../../../loyalty/program";
import { rewardRate } from "../../../loyalty/reward-rate";
import type { AdminWords } from "../../admin-frame";
import { writeDecimal } from "../../home/money";

type Admin = Pick<AdminWords, "say" | "language" | "zone">;

/** "200 points = £5.00, from £200.00 of goods: 2.5 %"; null while an amount is being typed. */
export function rewardFigures(program: Program, reward: Reward, locale: string, { say, language, zone }: Admin): string | null {
  try {
    const voice = voiceOf(program, language, { locale, zone });
    const money = (minor: number) => writeMoney(minor, program.currency, language);
    if (!("value" in reward)) return pointsIn(voice, reward.cost);
    const figures = { points: pointsIn(voice, reward.cost), value: money(parseMoney(reward.value, program.currency)) };
    const rate = rewardRate(program, reward);
    if (rate === null) return say("pages.spend.figures.plain", figures);
    return say("pages.spend.figures", { ...figures, goods: money(rate.goods), percent: writeDecimal(String(rate.percent), language) });
  } catch {
    return null;
  }
}

/** What shoppers read of its conditions, in the page's language; null while something is being typed. */
export function rewardConditions(program: Program, reward: Reward, locale: string, { language, zone }: Admin): string | null {
  try {
    return conditionsIn(voiceOf(program, language, { locale, zone }), reward);
  } catch {
    return null;
  }
}
