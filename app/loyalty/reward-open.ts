import type { Day } from "./days";
import { periodStart } from "./shop-day";
import type { Reward } from "./reward-shape";

/** Why a reward cannot be taken now, by anybody or by this member. */
export type NotOpen = "not-yet" | "over" | "out-of-stock" | "limit-reached";

/** What is known beside the reward. Redemptions that were released or failed are not counted. */
export interface Takings {
  /** the shop's */
  today: Day;
  /** by all members, where the reward has a stock */
  taken: number;
  /** by this member within the period of the reward's limit, where it has one */
  own: number;
}

/** Whether a reward can be taken on a day; null: it can, as far as days go. */
export function notOpenOn({ from, until }: Pick<Reward, "from" | "until">, today: Day): "not-yet" | "over" | null {
  if (from !== undefined && today < from) return "not-yet";
  return until !== undefined && today > until ? "over" : null;
}

/** Whether a member can take a reward; null: nothing is in the way but its points and tier. */
export function notOpen(reward: Pick<Reward, "from" | "until" | "stock" | "limit">, { today, taken, own }: Takings): NotOpen | null {
  const day = notOpenOn(reward, today);
  if (day !== null) return day;
  if (reward.limit !== undefined && own >= reward.limit.times) return "limit-reached";
  return reward.stock !== undefined && taken >= reward.stock ? "out-of-stock" : null;
}

/** Since when a member's own redemptions count towards the reward's limit; null: ever since. */
export function countedSince({ limit }: Pick<Reward, "limit">, at: string, zone: string): string | null {
  if (limit?.every === undefined) return null;
  return new Date(periodStart(Date.parse(at), limit.every, zone)).toISOString();
}
