import type { FaceReward, ProgramTexts } from "../../app/face/public-face";
import type { Language } from "../../app/loyalty/words";
import { writeMoney } from "./money";
import type { Slide } from "./slide";
import { countOf } from "./words";

/** A variant of a free product, to choose. */
export interface VariantChoice {
  variant: string;
  title: string;
}

/** How a reward's points are chosen; null: it has a price. */
export const slideOf = ({ slide }: FaceReward): FaceReward["slide"] => slide;

/** What so many points come to, in the app's words where it has them ready: "500 points for £5.00". */
export function rungOf(text: ProgramTexts["rewards"][number] | undefined, { step, least }: Slide, points: number): string {
  return text?.rungs[(points - least) / step] ?? text?.gives ?? "";
}

/** The same for every step there is: the app lays sixty ready at most. */
export function comesTo(
  { texts, program: { currency }, language }: { texts: ProgramTexts; program: { currency: string }; language: Language },
  reward: FaceReward,
  points: number,
): string {
  const { slide, key } = reward;
  if (slide === null) return "";
  const ready = texts.rewards.find((one) => one.key === key)?.rungs[(points - slide.least) / slide.step];
  return ready ?? `${countOf(points, texts)} · ${writeMoney((points / slide.step) * slide.minor, currency, language)}`;
}

export function choicesOf({ variants }: FaceReward): VariantChoice[] {
  return variants.map(({ id, title }) => ({ variant: id, title }));
}
