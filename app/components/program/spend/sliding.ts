import { formatDecimal, parseMoney } from "../../../loyalty/money";
import type { RewardOf } from "../../../loyalty/program";

/** One place on the slide. */
export interface SlidingPlace {
  steps: number;
  points: number;
  /** a decimal in the program's currency */
  money: string;
}

/** What is tried where the merchant set no end: as far as a slide reads well. */
const openEnd = 20;

/** What so many steps cost and give; null while a figure is being typed. */
export function placeAt(reward: RewardOf<"sliding">, steps: number, currency: string): SlidingPlace | null {
  try {
    const points = reward.cost * steps;
    const minor = parseMoney(reward.value, currency) * steps;
    if (!Number.isSafeInteger(points) || !Number.isSafeInteger(minor)) return null;
    return { steps, points, money: formatDecimal(minor, currency) };
  } catch {
    return null;
  }
}

/** The first and the last step that the slide is tried with; null while a figure is being typed. */
export function rangeOf({ minimumSteps, maximumSteps }: RewardOf<"sliding">): { from: number; to: number; open: boolean } | null {
  const from = minimumSteps;
  const to = maximumSteps ?? from + openEnd - 1;
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 1 && to >= from
    ? { from, to, open: maximumSteps === undefined }
    : null;
}
