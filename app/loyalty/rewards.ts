import { plainDecimal, ratioOf } from "./decimal";
import { formatDecimal, parseMoney } from "./money";
import type { Program } from "./program";
import type { Reward } from "./program-parts";
import { localised, type Texts } from "./texts";

/** What a redemption costs and gives. */
export interface RewardQuote {
  ok: true;
  /** key of the reward */
  reward: string;
  kind: Reward["kind"];
  /** in the language asked for */
  title: string;
  titles: Texts;
  /** what it costs */
  points: number;
  /** money off, a decimal in the program's currency */
  value: string;
  currency: string;
  /** a decimal in the program's currency; null: none */
  minimumSubtotal: string | null;
  /** days that the code can be used */
  validDays: number;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  /** the only tiers that may take it; null: everyone */
  tiers: readonly string[] | null;
}

export interface RewardRefusal {
  ok: false;
  /** unknown, archived, or points were named that are not its price */
  reason: "unknown-reward" | "archived-reward" | "points-differ";
}

/**
 * The price and value of a reward under a program. `points` is for rewards whose price the member chooses; for one with a
 * price of its own it must be left out or be that price.
 */
export function quoteReward(program: Program, rewardKey: string, points?: number, language = "en"): RewardQuote | RewardRefusal {
  const reward = program.rewards.find(({ key }) => key === rewardKey);
  if (reward === undefined) return { ok: false, reason: "unknown-reward" };
  if (reward.archived) return { ok: false, reason: "archived-reward" };
  if (points !== undefined && points !== reward.cost) return { ok: false, reason: "points-differ" };
  const money = (text: string) => formatDecimal(parseMoney(text, program.currency), program.currency);
  return {
    ok: true,
    reward: reward.key,
    kind: reward.kind,
    title: localised(reward.title, language) ?? reward.key,
    titles: reward.title,
    points: reward.cost,
    value: money(reward.value),
    currency: program.currency,
    minimumSubtotal: reward.minimumSubtotal === undefined ? null : money(reward.minimumSubtotal),
    validDays: reward.validDays,
    combinesWith: reward.combinesWith,
    tiers: reward.tiers ?? null,
  };
}

/** Whether a member of this tier may take the reward; null: of none. */
export function isOpenTo({ tiers }: { tiers?: readonly string[] | null | undefined }, tier: string | null): boolean {
  return tiers === undefined || tiers === null || (tier !== null && tiers.includes(tier));
}

/** What points are worth, as a formula: `points` points stand for `money`. */
export interface PointsValue {
  /** minor units of the program's currency, for `points` points */
  minor: number;
  points: number;
  /** the reward with the best rate; null: the merchant set the value */
  reward: string | null;
}

/**
 * The value of points: the merchant's own figure, else the best rate among live amount rewards (the first of equals). Null
 * when there is neither. It is a ratio, never rounded to a price of one point.
 */
export function pointsValue(program: Program): PointsValue | null {
  if (program.points.value !== undefined) {
    const { numerator, denominator } = ratioOf(plainDecimal(program.points.value));
    const minor = parseMoney(String(numerator), program.currency);
    return { minor, points: Number(denominator), reward: null };
  }
  let best: PointsValue | null = null;
  for (const reward of program.rewards) {
    if (reward.archived) continue;
    const minor = parseMoney(reward.value, program.currency);
    if (best === null || BigInt(minor) * BigInt(best.points) > BigInt(best.minor) * BigInt(reward.cost)) {
      best = { minor, points: reward.cost, reward: reward.key };
    }
  }
  return best;
}

/** What so many points are worth, in minor units rounded down. */
export function worthOf(points: number, value: PointsValue): number {
  return Number((BigInt(points) * BigInt(value.minor)) / BigInt(value.points));
}
