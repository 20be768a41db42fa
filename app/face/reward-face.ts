import { dayAt, type Day } from "../loyalty/days";
import { pointsIn, type Voice } from "../loyalty/describe/voice";
import { writeDate, writeMoney } from "../loyalty/explain/figures";
import { parseMoney } from "../loyalty/money";
import type { Reward } from "../loyalty/program";
import type { RewardOf } from "../loyalty/reward-shape";
import type { OpenNow } from "./program-states";
import type { FaceReward, ProgramTexts } from "./public-face";
import { say } from "./say";

/** Points that nobody has: where a reward names no most. */
const beyond = 1_000_000_000;
/** As many as are told of a reward to everyone. */
const mostRungs = 60;

/** A reward without its words. */
export function faceReward(reward: Reward, currency: string, names: Readonly<Record<string, string>>): FaceReward {
  const { key, kind } = reward;
  const slide = kind === "sliding" ? slideOf(reward, currency) : null;
  return {
    key,
    kind,
    cost: slide?.least ?? reward.cost,
    slide,
    needsCart: kind === "percentage" && reward.cap !== undefined,
    variants: kind === "product" ? reward.choices.map(({ variant }) => ({ id: variant, title: names[variant] ?? variant })) : [],
  };
}

function slideOf({ cost, value, minimumSteps, maximumSteps }: RewardOf<"sliding">, currency: string): NonNullable<FaceReward["slide"]> {
  const most = Math.min(cost * (maximumSteps ?? Infinity), Math.floor(beyond / cost) * cost);
  return { step: cost, least: cost * minimumSteps, most, minor: parseMoney(value, currency) };
}

/** What it takes, and what that gives where the member chooses. */
export function priceTexts(voice: Voice, reward: Reward): Pick<ProgramTexts["rewards"][number], "cost" | "gives" | "rungs"> {
  if (reward.kind !== "sliding") return { cost: pointsIn(voice, reward.cost), gives: null, rungs: [] };
  const slide = slideOf(reward, voice.currency);
  return {
    cost: say(voice, "reward-cost-from", { points: pointsIn(voice, slide.least) }),
    gives: rungText(voice, slide, slide.step),
    rungs: Array.from({ length: Math.min(mostRungs, (slide.most - slide.least) / slide.step + 1) }, (_, at) =>
      rungText(voice, slide, slide.least + at * slide.step),
    ),
  };
}

/** "500 points for £5.00" */
export function rungText(voice: Voice, { step, minor }: Pick<NonNullable<FaceReward["slide"]>, "step" | "minor">, points: number): string {
  const amount = writeMoney((points / step) * minor, voice.currency, voice.language);
  return say(voice, "reward-rung", { points: pointsIn(voice, points), amount });
}

/** Why nobody can redeem it at this moment; null: nothing of the kind. */
export function closedText(voice: Voice, { key, from, until }: Reward, { now, closed = {} }: OpenNow): string | null {
  const why = closed[key];
  if (why === "gone") return say(voice, "reward-gone");
  const days = daysText(voice, { from, until }, now);
  return days ?? (why === undefined ? null : say(voice, `reward-${why}`));
}

function daysText(voice: Voice, { from, until }: Pick<Reward, "from" | "until">, now: string): string | null {
  if (now === "") return null;
  const today = dayAt(now, voice.zone);
  const day = (text: Day) => writeDate(`${text}T12:00:00Z`, voice.language, "UTC");
  if (from !== undefined && today < from) return say(voice, "reward-not-yet", { date: day(from) });
  if (until !== undefined && today > until) return say(voice, "reward-over", { date: day(until) });
  return null;
}
