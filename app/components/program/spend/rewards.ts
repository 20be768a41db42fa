import { amountsIn } from "../../../loyalty/amounts";
import { minorDigits } from "../../../loyalty/money";
import { nicePoints } from "../../../loyalty/nice-amounts";
import type { Program, Reward, RewardKind } from "../../../loyalty/program";
import { rewardRate } from "../../../loyalty/reward-rate";
import { newKey } from "../new-key";
import { usualTitle } from "./reward-titles";

const forCodes = { validDays: 30, combinesWith: { order: false, product: true, shipping: true }, subscriptions: "none" } as const;
/** one shipping code may stand beside any other discount */
const forShipping = { ...forCodes, combinesWith: { order: true, product: true, shipping: false } } as const;

/** What a reward of a kind begins with, and what it is worth in pounds: its price gives back some 3 % of what it takes to earn it. */
const beginnings: Record<RewardKind, { worth: number; more(money: (pounds: number) => string): object }> = {
  amount: { worth: 5, more: (money) => ({ value: money(5), ...forCodes }) },
  percentage: { worth: 5, more: (money) => ({ percent: "10", cap: money(10), ...forCodes }) },
  sliding: { worth: 1, more: (money) => ({ value: money(1), minimumSteps: 1, ...forCodes }) },
  shipping: { worth: 4, more: () => forShipping },
  product: { worth: 10, more: () => ({ choices: [], ...forCodes }) },
  "gift-card": { worth: 10, more: (money) => ({ value: money(10), validDays: null }) },
  "store-credit": { worth: 5, more: (money) => ({ value: money(5), validDays: null }) },
  perk: { worth: 3, more: () => ({ validDays: 30 }) },
};

/** A new reward. All kinds can be published as they stand, but for the free product, whose goods the merchant must choose. */
export function newReward(kind: RewardKind, program: Program): Reward {
  const { currency } = program;
  const { money } = amountsIn(currency);
  const { worth, more } = beginnings[kind];
  const reward = {
    key: newKey(kind, program.rewards),
    kind,
    title: {},
    cost: costOf(program, money(worth)),
    archived: false,
    ...more(money),
  };
  const title = usualTitle(reward as unknown as Reward, currency);
  const spoken = Object.keys(program.title);
  return {
    ...reward,
    title: Object.fromEntries(Object.entries(title).filter(([language]) => spoken.includes(language))),
  } as unknown as Reward;
}

/** Points for something worth so much, by the ordinary rate; 200 where nothing earns by money. */
function costOf(program: Program, value: string): number {
  const share = 0.03;
  const goods = rewardRate(program, { cost: 1_000, value })?.goods;
  const minor = Number(value) * 10 ** minorDigits(program.currency);
  return goods === undefined ? 200 : nicePoints((minor / share / goods) * 1_000);
}

export const rewardAt = (program: Program, key: string): Reward | undefined => program.rewards.find((one) => one.key === key);

export function addReward(program: Program, reward: Reward): Program {
  return { ...program, rewards: [...program.rewards, reward] };
}

export function changeReward(program: Program, key: string, change: (reward: Reward) => Reward): Program {
  return { ...program, rewards: program.rewards.map((reward) => (reward.key === key ? change(reward) : reward)) };
}

/** A reward that was never published goes for good. */
export function removeReward(program: Program, key: string): Program {
  return { ...program, rewards: program.rewards.filter((reward) => reward.key !== key) };
}

/** The reward one place up or down among those that are live; archived ones between them stay where they are. */
export function moveReward(program: Program, key: string, by: 1 | -1): Program {
  const places = program.rewards.flatMap((reward, place) => (reward.archived ? [] : [place]));
  const at = places.findIndex((place) => program.rewards[place]?.key === key);
  const [from, to] = [places[at], places[at + by]];
  if (at < 0 || from === undefined || to === undefined) return program;
  const rewards = [...program.rewards];
  [rewards[from], rewards[to]] = [rewards[to]!, rewards[from]!];
  return { ...program, rewards };
}
