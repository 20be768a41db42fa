import { compileProgram } from "../compile";
import { plainDecimal, ratioOf } from "../decimal";
import { writeDate, writeMoney, writeNumber } from "../explain/figures";
import { parseMoney } from "../money";
import type { Program } from "../program";
import { isCodeReward, type CodeReward, type EarningRule, type OrderRule, type Reward, type TierLevel, type Tiers } from "../program-parts";
import { anyIn } from "./goods-words";
import { say } from "./say";
import { listIn, manyIn, pointsIn, type Voice } from "./voice";
import { rateIn, termsOfWayIn } from "./ways";

export { givesIn, liveOrderRules, rateIn, wayIn } from "./ways";

/** The only live rule for orders, where it holds for every order and all its goods and no boost raises it; else null. */
export function ordinaryRule(program: Program): OrderRule | null {
  const { rules, boosts, excluded } = compileProgram(program);
  const [rule, ...others] = rules;
  return rule !== undefined && rule.plain && others.length === 0 && boosts.length === 0 && excluded === null ? rule.rule : null;
}

/** Of a rule: on which goods, for whom, when, how often. Of a reward: from which orders on, for how long, with what else. */
export function conditionsIn(voice: Voice, part: Reward | EarningRule): string {
  return "on" in part ? termsOfWayIn(voice, part) : rewardConditionsIn(voice, part);
}

function rewardConditionsIn(voice: Voice, reward: Reward): string {
  const valid = reward.validDays === null ? [] : [say(voice, "reward-valid", { days: reward.validDays })];
  return [
    ...(isCodeReward(reward) ? goodsOfRewardIn(voice, reward) : []),
    ...valid,
    ...scarcityIn(voice, reward),
    ...(isCodeReward(reward) ? [combinesIn(voice, reward)] : []),
  ].join(" ");
}

/** From what on, on which goods, and what of a subscription. */
function goodsOfRewardIn(voice: Voice, reward: CodeReward): string[] {
  const money = (text: string) => writeMoney(parseMoney(text, voice.currency), voice.currency, voice.language);
  const goods = "goods" in reward ? reward.goods : undefined;
  return [
    ...(reward.minimumSubtotal === undefined ? [] : [say(voice, "reward-minimum", { amount: money(reward.minimumSubtotal) })]),
    ...(reward.kind === "percentage" && reward.cap !== undefined ? [say(voice, "reward-cap", { amount: money(reward.cap) })] : []),
    ...(reward.kind === "shipping" && reward.maximumPrice !== undefined
      ? [say(voice, "reward-shipping-price", { amount: money(reward.maximumPrice) })]
      : []),
    ...(goods === undefined ? [] : [say(voice, "reward-goods", { goods: anyIn(voice, goods) })]),
    ...(reward.subscriptions === "none" ? [] : [say(voice, `reward-subscriptions-${reward.subscriptions}`)]),
  ];
}

/** How often, and on which days. */
function scarcityIn(voice: Voice, { limit, from, until }: Reward): string[] {
  const day = (text: string) => writeDate(`${text}T12:00:00Z`, voice.language, "UTC");
  return [
    ...(limit === undefined
      ? []
      : [say(voice, "reward-limit", { limit: say(voice, `limit-${limit.every ?? "ever"}`, { times: limit.times }) })]),
    ...(from === undefined ? [] : [say(voice, "reward-from", { date: day(from) })]),
    ...(until === undefined ? [] : [say(voice, "reward-until", { date: day(until) })]),
  ];
}

function combinesIn(voice: Voice, reward: CodeReward): string {
  const combines = (["order", "product", "shipping"] as const).filter((kind) => reward.combinesWith[kind]);
  return combines.length === 0
    ? say(voice, "reward-alone")
    : say(voice, "reward-combines", {
        list: listIn(
          voice,
          combines.map((kind) => say(voice, `combines-${kind}`)),
        ),
      });
}

/** "From £1,000.00 spent in 12 months". */
export function tierFromIn(voice: Voice, level: TierLevel, tiers: Tiers): string {
  if (!/[1-9]/.test(level.from)) return say(voice, "tier-from-start");
  const within = say(voice, `tier-window-${tiers.window}`, { day: dayOfYearIn(voice, tiers.yearStarts) });
  const key = `tier-from-${tiers.measure}`;
  if (tiers.measure === "spend") {
    return say(voice, key, { amount: writeMoney(parseMoney(level.from, voice.currency), voice.currency, voice.language), within });
  }
  return say(voice, key, {
    within,
    ...(tiers.measure === "points" ? { points: pointsIn(voice, level.from) } : { count: Number(level.from) }),
  });
}

/** What entering a tier brings; null: nothing. */
export function tierGiftIn(voice: Voice, { gift }: TierLevel): string | null {
  return gift === undefined ? null : say(voice, "tier-gift", { points: pointsIn(voice, gift.points) });
}

/** How long a tier is held once its measure is gone. */
export function tierKeptIn(voice: Voice, { window, keep, graceDays }: Tiers): string[] {
  const yearly = window === "calendar-year" || window === "fiscal-year";
  return [
    ...(yearly ? [say(voice, keep === "next-year" ? "tiers-keep-next-year" : "tiers-keep-year")] : []),
    ...(graceDays === 0 ? [] : [say(voice, yearly ? "tiers-grace-year" : "tiers-grace", { days: graceDays })]),
  ];
}

/** "6 April", of a day like "04-06". */
function dayOfYearIn(voice: Voice, day: string): string {
  const date = new Date(`2024-${day}T12:00:00Z`);
  const written = new Intl.DateTimeFormat(voice.language === "en" ? "en-GB" : voice.language, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(date);
  return voice.language === "fr" ? written.replace(/^1 /u, "1er ") : written;
}

/** What a tier earns: its own rate where one rule decides it, else how many times the ordinary one. */
export function tierGivesIn(voice: Voice, level: TierLevel, program: Program): string {
  const rule = ordinaryRule(program);
  if (rule !== null) return rateIn(voice, rule, level.multiplier);
  return say(voice, "tier-times", { multiplier: writeNumber(plainDecimal(level.multiplier), voice.language) });
}

/** When points can be spent; null: at once. */
export function pendingIn(voice: Voice, { points }: Program): string | null {
  return points.pendingDays === 0 ? null : say(voice, "pending", { many: manyIn(voice), days: points.pendingDays });
}

export function expiryIn(voice: Voice, { points: { expiry } }: Program): string {
  const many = manyIn(voice);
  switch (expiry.mode) {
    case "none":
      return say(voice, "expiry-none", { many });
    case "lot":
      return say(voice, "expiry", { many, months: expiry.months });
    case "inactivity":
      return say(voice, "expiry-inactivity", { many, months: expiry.months });
    case "dates": {
      const days = expiry.days.toSorted().map((day) => say(voice, "expiry-day", { day: dayOfYearIn(voice, day) }));
      return say(voice, "expiry-dates", { many, months: expiry.months, days: listIn(voice, days, "or") });
    }
  }
}

/** A decimal as whole parts of ten thousand, rounded down: Liquid counts in whole numbers. */
export function tenThousandths(decimal: string): number {
  const { numerator, denominator } = ratioOf(decimal);
  return Number((numerator * 10_000n) / denominator);
}
