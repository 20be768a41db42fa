import { combiningOf } from "../../../loyalty/code-terms";
import { willNotCombine, type ActiveDiscount, type InTheWay } from "../../../loyalty/combining";
import type { Program, Reward } from "../../../loyalty/program";

export interface RewardClash {
  discount: ActiveDiscount;
  because: InTheWay;
}

const automaticFirst = (one: ActiveDiscount, other: ActiveDiscount) => Number(other.automatic) - Number(one.automatic);

/** The shop's discounts beside which the code of a reward cannot stand, those that apply by themselves first; none for what is no code. */
export function clashesOf(program: Program, reward: Reward, discounts: readonly ActiveDiscount[]): RewardClash[] {
  const code = combiningOf(program, reward);
  if (code === null) return [];
  return willNotCombine(code, discounts).toSorted((one, other) => automaticFirst(one.discount, other.discount));
}

/** The same for all live rewards of a program: each discount with the keys of the rewards that it leaves out. */
export function clashesWith(
  program: Program,
  discounts: readonly ActiveDiscount[],
): Array<{ discount: ActiveDiscount; rewards: readonly Reward[] }> {
  const live = program.rewards.filter(({ archived }) => !archived);
  return discounts
    .map((discount) => ({ discount, rewards: live.filter((reward) => clashesOf(program, reward, [discount]).length > 0) }))
    .filter(({ rewards }) => rewards.length > 0)
    .toSorted((one, other) => automaticFirst(one.discount, other.discount));
}
