import { amountsIn } from "../../../loyalty/amounts";
import type { Program, Reward } from "../../../loyalty/program";
import { hasField, readField, writeField, type RewardField } from "./fields";

/** A condition as one adds and removes it: the fields that it is made of. */
export const conditionBlocks = {
  minimum: ["minimumSubtotal"],
  tiers: ["tiers"],
  limit: ["limit"],
  stock: ["stock"],
  dates: ["from", "until"],
} as const satisfies Record<string, readonly RewardField[]>;
export type ConditionBlock = keyof typeof conditionBlocks;

export const conditionNames = Object.keys(conditionBlocks) as ConditionBlock[];

/** Whether rewards of this kind can have the condition; tiers only where the program has some. */
export function canHave(reward: Reward, block: ConditionBlock, { tiers }: Pick<Program, "tiers">): boolean {
  if (block === "tiers" && tiers === null && reward.tiers === undefined) return false;
  return conditionBlocks[block].some((field) => hasField(reward.kind, field));
}

export const holds = (reward: Reward, block: ConditionBlock): boolean =>
  conditionBlocks[block].some((field) => readField(reward, field) !== undefined);

/** What a condition begins with; an empty list is a fault until something is chosen, so that nothing is open to all by mistake. */
export function added(reward: Reward, block: ConditionBlock, { today, currency }: { today: string; currency: string }): Reward {
  switch (block) {
    case "minimum":
      return writeField(reward, "minimumSubtotal", amountsIn(currency).money(25));
    case "tiers":
      return writeField(reward, "tiers", []);
    case "limit":
      return writeField(reward, "limit", { times: 1, every: "month" });
    case "stock":
      return writeField(reward, "stock", 100);
    case "dates":
      return writeField(writeField(reward, "from", today), "until", monthAfter(today));
  }
}

export function removed(reward: Reward, block: ConditionBlock): Reward {
  const fields: readonly RewardField[] = conditionBlocks[block];
  return fields.reduce<Reward>((left, field) => writeField(left, field, undefined), reward);
}

const days = 30;
const monthAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
