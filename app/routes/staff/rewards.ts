import { text } from "../../base/languages/text";
import type { MemberTexts, ProgramTexts } from "../../face/public-face";
import { parseMoney } from "../../loyalty/money";
import type { Program } from "../../loyalty/program";
import type { Reward } from "../../loyalty/reward-shape";
import type { Language } from "../../loyalty/words";
import type { StaffReward, StaffSlide } from "./answers";

interface RewardsInput {
  program: Program;
  /** of the program, in the language asked for */
  texts: ProgramTexts;
  /** of the member */
  told: MemberTexts;
  /** whether anything can be redeemed now */
  open: boolean;
  language: Language;
  /** points */
  available: number;
  /** what Shopify calls variants, by the number of their id */
  titles: Readonly<Record<string, string>>;
}

/** The program's rewards for a member at the till: the same as online, under the same conditions. */
export function staffRewards({ program, texts, told, open, language, available, titles }: RewardsInput): StaffReward[] {
  return program.rewards.flatMap((reward) => {
    const words = texts.rewards.find(({ key }) => key === reward.key);
    const own = told.rewards.find(({ key }) => key === reward.key);
    if (words === undefined || own === undefined) return [];
    const slide = slideOf(reward, program.currency, available);
    return [
      {
        key: reward.key,
        kind: reward.kind,
        title: words.title,
        cost: words.cost,
        conditions: words.conditions,
        says: own.says,
        can: open && own.can,
        ask: text(language, "staff.redeem-ask", { points: slide === null ? words.cost : "{points}", reward: words.title }),
        slide,
        variants:
          reward.kind === "product" ? reward.choices.map(({ variant }) => ({ id: variant, title: titles[variant] ?? variant })) : [],
      },
    ];
  });
}

/** Steps of a sliding reward, in points; where the program names no most, as many as the member has. */
function slideOf(reward: Reward, currency: string, available: number): StaffSlide | null {
  if (reward.kind !== "sliding") return null;
  const { cost: step, minimumSteps, maximumSteps, value } = reward;
  const most = maximumSteps === undefined ? Math.floor(available / step) * step : maximumSteps * step;
  return { step, least: minimumSteps * step, most, value: parseMoney(value, currency), currency };
}
