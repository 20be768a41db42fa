import { ratioOf } from "./decimal";
import { formatDecimal, parseMoney } from "./money";
import type { Program } from "./program";
import { rewardRate } from "./reward-rate";
import type { Reward } from "./reward-shape";

/** What a reward costs the merchant against what a member who earns at the ordinary rate buys for it. */
export interface RewardCost {
  /** what earning its points takes, in minor units, rounded up; of a sliding reward those of one step */
  goods: number;
  /** what it gives; null: it depends on what it is used for, and nothing known says on what that is */
  gives: Gift | null;
}

export interface Gift {
  minor: number;
  /** of `goods`, in percent with one decimal */
  percent: number;
  /** `exactly` so much; `at-most`: a cap or the dearest choice; `usually`: of the shop's ordinary order */
  how: "exactly" | "at-most" | "usually";
}

/** What the shop's own figures say; minor units. */
export interface KnownFigures {
  /** goods of the median order */
  order?: number | undefined;
  /** what shipping usually costs */
  shipping?: number | undefined;
  /** of what can be chosen */
  prices?: readonly number[] | undefined;
}

/**
 * What a reward takes to earn and what it gives, for all kinds. Null where no rule gives points for money, or while an amount is being
 * typed. What a perk costs is the merchant's own to say.
 */
export function rewardCost(program: Program, reward: Reward, known: KnownFigures = {}): RewardCost | null {
  try {
    const worth = worthOf(program, reward, known);
    const rate = rewardRate(program, { cost: reward.cost, value: formatDecimal(worth?.minor ?? 0, program.currency) });
    if (rate === null) return null;
    return { goods: rate.goods, gives: worth && { ...worth, percent: rate.percent } };
  } catch {
    return null;
  }
}

function worthOf({ currency }: Program, reward: Reward, { order, shipping, prices }: KnownFigures): Omit<Gift, "percent"> | null {
  switch (reward.kind) {
    case "amount":
    case "sliding":
    case "gift-card":
    case "store-credit":
      return { minor: parseMoney(reward.value, currency), how: "exactly" };
    case "percentage": {
      const cap = reward.cap === undefined ? null : parseMoney(reward.cap, currency);
      const { numerator, denominator } = ratioOf(reward.percent);
      const usual = order === undefined ? null : Number((BigInt(order) * numerator) / (denominator * 100n));
      if (cap !== null && (usual === null || cap <= usual)) return { minor: cap, how: "at-most" };
      return usual === null ? null : { minor: usual, how: "usually" };
    }
    case "shipping":
      if (shipping !== undefined) return { minor: shipping, how: "usually" };
      return reward.maximumPrice === undefined ? null : { minor: parseMoney(reward.maximumPrice, currency), how: "at-most" };
    case "product":
      if (prices === undefined || prices.length === 0) return null;
      return { minor: Math.max(...prices), how: prices.length === 1 ? "exactly" : "at-most" };
    case "perk":
      return reward.expense === undefined ? null : { minor: parseMoney(reward.expense, currency), how: "exactly" };
  }
}
