import { compileProgram } from "../compile";
import { plainDecimal, ratioOf } from "../decimal";
import { writeMoney, writeNumber } from "../explain/figures";
import { parseMoney } from "../money";
import type { Program } from "../program";
import type { EarningRule, OrderRule, Reward, TierLevel, Tiers } from "../program-parts";
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
  const rule = ordinaryRule(program);
  if (rule !== null) return rateIn(voice, rule, level.multiplier);
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

/** A decimal as whole parts of ten thousand, rounded down: Liquid counts in whole numbers. */
export function tenThousandths(decimal: string): number {
  const { numerator, denominator } = ratioOf(decimal);
  return Number((numerator * 10_000n) / denominator);
}
