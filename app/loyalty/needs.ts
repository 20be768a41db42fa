import { asksForProducts } from "./goods-match";
import type { MemberConditions } from "./goods-shape";
import type { Program } from "./program";
import { isOccasionRule, type EarningRule, type Reward } from "./program-parts";
import { entitlementOf } from "./spendable";

/** What judging by a program needs of Shopify beside the order. Archived parts need nothing. */
export interface Needs {
  /** types, tags or collections of products */
  goods: boolean;
  /** products of the catalogue: what rules ask of them, what the app keeps collections of, and collections that a reward is for */
  catalogue: boolean;
  /** tags of customers that rules name; lower case, sorted */
  customerTags: readonly string[];
  /** segments that rules name; sorted */
  segments: readonly string[];
  /** how much was paid by gift card */
  giftCard: boolean;
}

export function needsOf(program: Program): Needs {
  const live = program.earning.filter(({ archived }) => !archived);
  const goods = asksForProducts(program.exclusions.earning) || live.some(rulesAskForProducts);
  return {
    goods,
    catalogue: goods || program.rewards.some((reward) => !reward.archived && asksForCatalogue(program, reward)),
    ...named(live, program.eligible.customerTagsExcluded),
    giftCard: live.some((rule) => rule.on === "order" && !rule.basis.giftCardPayments),
  };
}

/** Of these, what orders are judged by; the conditions of occasions leave what an order earned as it is. */
export function namedForOrders(program: Program): Pick<Needs, "customerTags" | "segments"> {
  const live = program.earning.filter((rule) => !rule.archived && !isOccasionRule(rule));
  return named(live, program.eligible.customerTagsExcluded);
}

function asksForCatalogue(program: Program, reward: Reward): boolean {
  const entitled = entitlementOf(program, reward);
  return entitled?.kind === "kept" || (entitled?.kind === "named" && entitled.goods.collections !== undefined);
}

function rulesAskForProducts(rule: EarningRule): boolean {
  return !isOccasionRule(rule) && (asksForProducts(rule.lines.only) || asksForProducts(rule.lines.not));
}

function named(rules: readonly EarningRule[], excluded: readonly string[]): Pick<Needs, "customerTags" | "segments"> {
  const conditions: MemberConditions[] = rules.map(({ when }) => when);
  const tags = conditions.flatMap(({ customerTags }) => [...(customerTags?.any ?? []), ...(customerTags?.none ?? [])]);
  return {
    customerTags: sorted([...excluded, ...tags].map((tag) => tag.toLowerCase())),
    segments: sorted(conditions.flatMap(({ segments }) => segments ?? [])),
  };
}

const sorted = (words: readonly string[]) => [...new Set(words)].toSorted();
