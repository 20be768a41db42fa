import type { CombiningDiscount, DiscountClass } from "./combining";
import type { Program } from "./program";
import { isCodeReward, type CodeReward, type Reward } from "./reward-shape";
import { entitlementOf } from "./spendable";

/** Which class a reward's code has at Shopify: what is for goods that it names, or that a collection of ours holds, is of products. */
export function classOf(program: Program, reward: CodeReward): DiscountClass {
  if (reward.kind === "shipping") return "shipping";
  return entitlementOf(program, reward)?.kind === "all" ? "order" : "product";
}

/** The code of a reward as far as combining goes; null: it is no code. */
export function combiningOf(program: Program, reward: Reward): CombiningDiscount | null {
  return isCodeReward(reward) ? { classes: [classOf(program, reward)], combinesWith: reward.combinesWith } : null;
}
