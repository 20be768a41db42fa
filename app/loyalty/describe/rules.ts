import { plainDecimal, ratioOf } from "../decimal";
import { writeMoney, writeNumber } from "../explain/figures";
import { parseMoney } from "../money";
import type { Program } from "../program";
import { isOccasionRule, type EarningRule, type OrderRule, type Reward, type TierLevel, type Tiers } from "../program-parts";
import { say } from "./say";
import { listIn, manyIn, pointsIn, type Voice } from "./voice";

export const liveOrderRules = (program: Program): OrderRule[] =>
  program.earning.flatMap((rule) => (rule.on === "order" && !rule.archived ? [rule] : []));

/** "1 point for each £1.00 spent", after a tier's multiplier. */
export function rateIn(voice: Voice, rule: OrderRule, multiplier = "1"): string {
  const per = writeMoney(parseMoney(rule.per, voice.currency), voice.currency, voice.language);
  return say(voice, "rate", { points: pointsIn(voice, product(rule.points, multiplier)), per });
}

/** What a way to earn gives: a rate, or points with how often. */
export function givesIn(voice: Voice, rule: EarningRule): string {
  if (rule.on === "order") return rateIn(voice, rule);
  if (!isOccasionRule(rule)) return "";
  const points = pointsIn(voice, rule.points);
  if (rule.limit === undefined) return points;
  return say(voice, "gives-limited", { points, limit: say(voice, `limit-${rule.limit.every ?? "ever"}`, { times: rule.limit.times }) });
}

/** From which orders on, for how long, with what else. */
export function conditionsIn(voice: Voice, reward: Reward): string {
  const combines = (["order", "product", "shipping"] as const).filter((kind) => reward.combinesWith[kind]);
  const { minimumSubtotal: minimum } = reward;
  return [
    ...(minimum === undefined
      ? []
      : [say(voice, "reward-minimum", { amount: writeMoney(parseMoney(minimum, voice.currency), voice.currency, voice.language) })]),
    say(voice, "reward-valid", { days: reward.validDays }),
    combines.length === 0
      ? say(voice, "reward-alone")
      : say(voice, "reward-combines", {
          list: listIn(
            voice,
            combines.map((kind) => say(voice, `combines-${kind}`)),
          ),
        }),
  ].join(" ");
}

/** "From £1,000.00 spent in 12 months". */
export function tierFromIn(voice: Voice, level: TierLevel, tiers: Tiers): string {
  if (!/[1-9]/.test(level.from)) return say(voice, "tier-from-start");
  const key = `tier-from-${tiers.measure}${tiers.window === "rolling-12-months" ? "-rolling" : ""}`;
  if (tiers.measure === "spend") {
    return say(voice, key, { amount: writeMoney(parseMoney(level.from, voice.currency), voice.currency, voice.language) });
  }
  return say(voice, key, tiers.measure === "points" ? { points: pointsIn(voice, level.from) } : { count: Number(level.from) });
}

/** What a tier earns: its own rate where one rule decides it, else how many times the ordinary one. */
export function tierGivesIn(voice: Voice, level: TierLevel, program: Program): string {
  const [rule, ...others] = liveOrderRules(program);
  if (rule !== undefined && others.length === 0) return rateIn(voice, rule, level.multiplier);
  return say(voice, "tier-times", { multiplier: writeNumber(plainDecimal(level.multiplier), voice.language) });
}

/** When points can be spent; null: at once. */
export function pendingIn(voice: Voice, { points }: Program): string | null {
  return points.pendingDays === 0 ? null : say(voice, "pending", { many: manyIn(voice), days: points.pendingDays });
}

export function expiryIn(voice: Voice, { points: { expiry } }: Program): string {
  return expiry.mode !== "lot"
    ? say(voice, "expiry-none", { many: manyIn(voice) })
    : say(voice, "expiry", { many: manyIn(voice), months: expiry.months });
}

/** The product of two decimals as a decimal text, exactly. */
function product(a: string, b: string): string {
  const [left, right] = [a, b].map((text) => text.split("."));
  const places = (left?.[1]?.length ?? 0) + (right?.[1]?.length ?? 0);
  const whole = BigInt((left ?? []).join("")) * BigInt((right ?? []).join(""));
  const digits = String(whole).padStart(places + 1, "0");
  return places === 0 ? digits : plainDecimal(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** A decimal as whole parts of ten thousand, rounded down: Liquid counts in whole numbers. */
export function tenThousandths(decimal: string): number {
  const { numerator, denominator } = ratioOf(decimal);
  return Number((numerator * 10_000n) / denominator);
}
