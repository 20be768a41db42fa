import type { Goods } from "./goods-shape";
import type { Program } from "./program";
import { isCodeReward, type Reward, type RewardGoods } from "./reward-shape";

/** Goods that only a collection of ours can name to Shopify: those of `only` (any list; null: all goods), less those of `not` (any list). */
export interface KeptGoods {
  only: RewardGoods | null;
  not: Goods | null;
}

/** What the code of a reward is entitled to: the whole order, goods that Shopify can name, or a collection that the app keeps. */
export type Entitlement = { kind: "all" } | { kind: "named"; goods: RewardGoods } | { kind: "kept"; goods: KeptGoods };

const everything: Entitlement = { kind: "all" };

/**
 * What the code of a reward lowers under a program. Shopify's codes name collections, or products and variants, and know no
 * exclusions: for all else the app keeps a collection. Null: the reward is no code. A free product is entitled to what the member
 * chooses, and free shipping to the order: exclusions are of goods bought for points.
 */
export function entitlementOf(program: Program, reward: Reward): Entitlement | null {
  if (!isCodeReward(reward)) return null;
  if (reward.kind === "shipping") return everything;
  if (reward.kind === "product") return { kind: "named", goods: { variants: reward.choices.map(({ variant }) => variant) } };
  const only = given(reward.goods);
  const not = given(program.exclusions.spending);
  if (not !== null) return { kind: "kept", goods: { only, not } };
  if (only === null) return everything;
  const mixed = only.collections !== undefined && (only.products !== undefined || only.variants !== undefined);
  return mixed ? { kind: "kept", goods: { only, not: null } } : { kind: "named", goods: only };
}

/** All goods that the live code rewards of a program need a collection for, each once, with their digests' texts. */
export function keptGoodsOf(program: Program): Map<string, KeptGoods> {
  const all = new Map<string, KeptGoods>();
  for (const reward of program.rewards) {
    const entitled = reward.archived ? null : entitlementOf(program, reward);
    if (entitled?.kind === "kept") all.set(keptText(entitled.goods), entitled.goods);
  }
  return all;
}

/** The same goods always give the same text, in whichever order their lists were written. */
export function keptText({ only, not }: KeptGoods): string {
  return JSON.stringify([ordered(only), ordered(not)]);
}

function ordered(goods: Goods | null): Array<[string, string[]]> {
  return Object.entries(goods ?? {})
    .flatMap(([name, list]): Array<[string, string[]]> => (list === undefined ? [] : [[name, [...new Set(list)].toSorted()]]))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Without a list it names nothing. */
function given<T extends Goods>(goods: T | undefined): T | null {
  return goods !== undefined && Object.values(goods).some((list) => list !== undefined) ? goods : null;
}
