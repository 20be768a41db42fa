import type { FaceReward, ProgramTexts } from "../../app/face/public-face";
import type { Slide } from "./slide";

/** A variant of a free product, to choose. */
export interface VariantChoice {
  variant: string;
  title: string;
}

type Text = ProgramTexts["rewards"][number] | undefined;

/** How a reward's points are chosen; null: it has a price. */
export function slideOf(reward: FaceReward & { slide?: Slide | null }): Slide | null {
  return reward.slide ?? null;
}

/** What so many points come to: "500 points for £5.00 off". */
export function rungOf(text: (Text & { rungs?: string[] | null }) | undefined, { step, least }: Slide, points: number): string {
  return text?.rungs?.[(points - least) / step] ?? text?.gives ?? "";
}

export function choicesOf(reward: FaceReward & { variants?: Array<{ id: string; title: string }> | null }): VariantChoice[] {
  return (reward.variants ?? []).map(({ id, title }) => ({ variant: id, title }));
}
