import { text } from "../../base/languages/text";
import type { MemberTexts, ProgramFace, ProgramTexts } from "../../face/public-face";
import type { Language } from "../../loyalty/words";
import type { StaffReward } from "./answers";

interface RewardsInput {
  face: Pick<ProgramFace, "rewards" | "currency">;
  /** of the program, in the language asked for */
  texts: ProgramTexts;
  /** of the member */
  told: MemberTexts;
  /** whether anything can be redeemed now */
  open: boolean;
  language: Language;
  /** points that they would have left, in words; the member's own sentence speaks to them */
  leaves(cost: number): string;
}

/** The program's rewards for a member at the till: the same as online, under the same conditions. */
export function staffRewards({ face, texts, told, open, language, leaves }: RewardsInput): StaffReward[] {
  return face.rewards.flatMap(({ key, kind, cost, slide, variants }) => {
    const words = texts.rewards.find((one) => one.key === key);
    const own = told.rewards.find((one) => one.key === key);
    if (words === undefined || own === undefined) return [];
    return [
      {
        key,
        kind,
        title: words.title,
        cost: words.gives === null ? words.cost : `${words.cost}. ${words.gives}`,
        conditions: kind === "shipping" ? `${text(language, "staff.shipping")} ${words.conditions}`.trim() : words.conditions,
        says: words.closed ?? (own.can && slide === null ? text(language, "staff.leaves", { points: leaves(cost) }) : own.says),
        can: open && own.can && words.closed === null,
        expires: own.expires,
        ask: text(language, "staff.redeem-ask", { points: slide === null ? words.cost : "{points}", reward: words.title }),
        slide: slide && { step: slide.step, least: slide.least, most: slide.most, value: slide.minor, currency: face.currency },
        variants,
      },
    ];
  });
}
