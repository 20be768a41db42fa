import { ratioOf } from "./decimal";
import { liveOrderRules } from "./describe/rules";
import { parseMoney } from "./money";
import type { Program } from "./program";

/** What a reward costs a shopper who earns at the ordinary rate, and what comes back of it. */
export interface RewardRate {
  /** what earning its points takes, in minor units, rounded up */
  goods: number;
  /** what it gives of that, in percent with one decimal */
  percent: number;
}

/**
 * A reward's points against the goods that earn them, by the first live rule that gives points for money, without tier or
 * boost. Null where no rule does, or where an amount is not one (yet).
 */
export function rewardRate(program: Program, { cost, value }: { cost: number; value: string }): RewardRate | null {
  const rule = liveOrderRules(program).find(({ gives }) => gives === "rate");
  if (rule === undefined || !Number.isSafeInteger(cost) || cost < 1) return null;
  try {
    const { numerator: points, denominator } = ratioOf(rule.points);
    if (points === 0n) return null;
    const bought = BigInt(cost) * BigInt(parseMoney(rule.per, program.currency)) * denominator;
    if (bought === 0n) return null;
    const given = BigInt(parseMoney(value, program.currency)) * points;
    return { goods: Number((bought + points - 1n) / points), percent: Number((given * 2000n + bought) / (bought * 2n)) / 10 };
  } catch {
    return null;
  }
}
