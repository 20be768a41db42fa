import { plainDecimal, ratioOf } from "./decimal";
import { formatDecimal, parseMoney } from "./money";
import type { Program } from "./program";
import { isCodeReward, moneyOf, type Reward, type RewardGoods, type RewardKind, type RewardOf } from "./reward-shape";
import type { RewardValue } from "./reward-value";
import { localised, type Texts } from "./texts";

/** What a redemption costs and gives. */
export interface RewardQuote {
  ok: true;
  /** key of the reward */
  reward: string;
  kind: RewardKind;
  /** in the language asked for */
  title: string;
  titles: Texts;
  /** what it costs */
  points: number;
  value: RewardValue;
  /** the goods that a code lowers; null: all, or it is no code */
  goods: RewardGoods | null;
  /** a decimal in the program's currency; null: none */
  minimumSubtotal: string | null;
  /** days that it can be used; null: it never ends */
  validDays: number | null;
  combinesWith: { order: boolean; product: boolean; shipping: boolean };
  subscriptions: "none" | "first" | "all";
  /** the only tiers that may take it; null: everyone */
  tiers: readonly string[] | null;
}

/** What a member chooses of a reward that leaves a choice, and what it is redeemed against. */
export interface RewardChoice {
  /** for a sliding reward */
  points?: number | undefined;
  /** for a free product: the variant, with what Shopify says of it now. `price` is a decimal in the program's currency */
  variant?: { productId: string; variantId: string; title: string; price: string } | undefined;
  /** for a capped percentage: what the goods that it lowers come to in the cart, minor units of the program's currency */
  entitled?: number | undefined;
}

export interface RewardRefusal {
  ok: false;
  /** unknown, archived, or points were named that are not its price; or the choice that it asks for was not made */
  reason:
    "unknown-reward" | "archived-reward" | "points-differ" | "amount-out-of-range" | "choose-variant" | "needs-cart" | "excluded-goods";
}

/**
 * The price and value of a reward under a program. `points` is for rewards whose price the member chooses; for one with a
 * price of its own it must be left out or be that price.
 */
export function quoteReward(program: Program, rewardKey: string, choice: RewardChoice = {}, language = "en"): RewardQuote | RewardRefusal {
  const reward = program.rewards.find(({ key }) => key === rewardKey);
  if (reward === undefined) return { ok: false, reason: "unknown-reward" };
  if (reward.archived) return { ok: false, reason: "archived-reward" };
  const bought = valueOf(reward, choice, program.currency);
  if ("reason" in bought) return { ok: false, reason: bought.reason };
  const code = isCodeReward(reward) ? reward : null;
  const minimum = bought.minimum ?? code?.minimumSubtotal;
  return {
    ok: true,
    reward: reward.key,
    kind: reward.kind,
    title: localised(reward.title, language) ?? reward.key,
    titles: reward.title,
    points: bought.points,
    value: bought.value,
    goods: goodsOf(reward, bought.value),
    minimumSubtotal: minimum === undefined ? null : inDigits(minimum, program.currency),
    validDays: reward.validDays,
    combinesWith: code?.combinesWith ?? { order: true, product: true, shipping: true },
    subscriptions: code?.subscriptions ?? "none",
    tiers: reward.tiers ?? null,
  };
}

/** An amount with as many digits as its currency has: "5" as "5.00". */
const inDigits = (text: string, currency: string): string => formatDecimal(parseMoney(text, currency), currency);

interface Bought {
  points: number;
  value: RewardValue;
  /** a decimal: what must be in the cart, where the value itself asks for it */
  minimum?: string;
}

function valueOf(reward: Reward, choice: RewardChoice, currency: string): Bought | Pick<RewardRefusal, "reason"> {
  if (reward.kind === "sliding") return slid(reward, choice.points, currency);
  if (choice.points !== undefined && choice.points !== reward.cost) return { reason: "points-differ" };
  const points = reward.cost;
  switch (reward.kind) {
    case "amount":
    case "gift-card":
    case "store-credit":
      return { points, value: { kind: reward.kind, amount: inDigits(reward.value, currency), currency } };
    case "percentage":
      return percentOff(reward, choice.entitled, currency);
    case "shipping": {
      const maximumPrice = reward.maximumPrice === undefined ? null : inDigits(reward.maximumPrice, currency);
      return { points, value: { kind: "shipping", maximumPrice, currency } };
    }
    case "product": {
      const { variant } = choice;
      if (variant === undefined) return { reason: "choose-variant" };
      if (!reward.choices.some((one) => one.variant === variant.variantId)) return { reason: "choose-variant" };
      const { productId, variantId, title, price } = variant;
      return { points, value: { kind: "product", productId, variantId, title, amount: inDigits(price, currency), currency } };
    }
    case "perk":
      return { points, value: { kind: "perk" } };
  }
}

function slid(reward: RewardOf<"sliding">, points: number | undefined, currency: string): Bought | Pick<RewardRefusal, "reason"> {
  const steps = (points ?? 0) / reward.cost;
  if (points === undefined || !Number.isSafeInteger(steps)) return { reason: "amount-out-of-range" };
  if (steps < reward.minimumSteps || steps > (reward.maximumSteps ?? Infinity)) return { reason: "amount-out-of-range" };
  const minor = BigInt(parseMoney(reward.value, currency)) * BigInt(steps);
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return { reason: "amount-out-of-range" };
  return { points, value: { kind: "amount", amount: formatDecimal(Number(minor), currency), currency } };
}

/**
 * A percentage, or, where it has a cap, the amount that it comes to for the goods at hand, rounded down: Shopify's codes know no cap, so
 * the code takes a fixed amount, from as many goods on as that percentage needs. Taking goods out again voids it.
 */
function percentOff(
  reward: RewardOf<"percentage">,
  entitled: number | undefined,
  currency: string,
): Bought | Pick<RewardRefusal, "reason"> {
  const { percent, cap } = reward;
  const points = reward.cost;
  if (cap === undefined) return { points, value: { kind: "percentage", percent, cap: null, amount: null, currency } };
  if (entitled === undefined) return { reason: "needs-cart" };
  const { numerator, denominator } = ratioOf(percent);
  const most = BigInt(parseMoney(cap, currency));
  const share = (BigInt(entitled) * numerator) / (denominator * 100n);
  const minor = share < most ? share : most;
  if (minor === 0n) return { reason: "excluded-goods" };
  const needed = (minor * denominator * 100n + numerator - 1n) / numerator;
  const own = reward.minimumSubtotal === undefined ? 0n : BigInt(parseMoney(reward.minimumSubtotal, currency));
  return {
    points,
    value: { kind: "percentage", percent, cap: inDigits(cap, currency), amount: formatDecimal(Number(minor), currency), currency },
    minimum: formatDecimal(Number(needed > own ? needed : own), currency),
  };
}

function goodsOf(reward: Reward, value: RewardValue): RewardGoods | null {
  if (value.kind === "product") return { variants: [value.variantId] };
  return "goods" in reward ? (reward.goods ?? null) : null;
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

/** Whose points: of everybody, where a shop's are reckoned; or of a member, who can have only what is open to their tier. */
export type WorthTo = "everyone" | { tier: string | null };

/**
 * The value of points: the merchant's own figure, else the best rate among live amount rewards that they can be spent on (the first of
 * equals). Null when there is neither. It is a ratio, never rounded to a price of one point.
 */
export function pointsValue(program: Program, to: WorthTo = "everyone"): PointsValue | null {
  if (program.points.value !== undefined) {
    const { numerator, denominator } = ratioOf(plainDecimal(program.points.value));
    const minor = parseMoney(String(numerator), program.currency);
    return { minor, points: Number(denominator), reward: null };
  }
  let best: PointsValue | null = null;
  for (const reward of program.rewards) {
    const money = reward.kind === "amount" || reward.kind === "sliding" ? moneyOf(reward) : null;
    if (reward.archived || money === null) continue;
    if (to !== "everyone" && !isOpenTo(reward, to.tier)) continue;
    const minor = parseMoney(money, program.currency);
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
