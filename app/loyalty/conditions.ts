import type { MemberConditions, OrderConditions } from "./goods-shape";
import { parseMoney } from "./money";
import type { OrderFacts } from "./order-facts";
import type { ShopDay } from "./shop-day";

/** Who the conditions of a rule are asked of, at a moment. */
export interface Asked {
  tier: string | null;
  /** lower case */
  customerTags: readonly string[];
  segments: readonly string[];
  day: ShopDay;
}

/** The conditions of a rule for members, made ready once; null where there are none. */
export interface CompiledMemberConditions {
  tiers: ReadonlySet<string> | null;
  anyTag: readonly string[] | null;
  noTag: readonly string[];
  segments: ReadonlySet<string> | null;
  weekdays: ReadonlySet<string> | null;
  from: string | null;
  until: string | null;
}

export interface CompiledConditions extends CompiledMemberConditions {
  /** minor units */
  minimum: number | null;
  quantity: number | null;
  nth: ((nth: number) => boolean) | null;
  channels: ReadonlySet<string> | null;
  countries: ReadonlySet<string> | null;
  currencies: ReadonlySet<string> | null;
}

/** The condition that is not met, and what stood against what was asked. */
export interface Unmet {
  reason: UnmetReason;
  /** minor units or pieces: what there was, and what is needed */
  had?: number;
  needed?: number;
}

export const unmetReasons = [
  "tier",
  "customer-tag",
  "segment",
  "weekday",
  "before",
  "after",
  "nth",
  "channel",
  "country",
  "currency",
  "minimum",
  "quantity",
] as const;
export type UnmetReason = (typeof unmetReasons)[number];

const setOf = (list: readonly string[] | undefined) => (list === undefined ? null : new Set(list));
const lower = (words: readonly string[]) => words.map((word) => word.toLowerCase());

export function compileMemberConditions(when: MemberConditions): CompiledMemberConditions | null {
  if (Object.values(when).every((value) => value === undefined)) return null;
  return {
    tiers: setOf(when.tiers),
    anyTag: when.customerTags?.any === undefined ? null : lower(when.customerTags.any),
    noTag: lower(when.customerTags?.none ?? []),
    segments: setOf(when.segments),
    weekdays: setOf(when.weekdays),
    from: when.from ?? null,
    until: when.until ?? null,
  };
}

const noMemberConditions: CompiledMemberConditions = {
  tiers: null,
  anyTag: null,
  noTag: [],
  segments: null,
  weekdays: null,
  from: null,
  until: null,
};

export function compileConditions(when: OrderConditions, currency: string): CompiledConditions | null {
  const { minimum, quantity, nth, channels, countries, currencies, ...ofMember } = when;
  if (Object.values(when).every((value) => value === undefined)) return null;
  return {
    ...(compileMemberConditions(ofMember) ?? noMemberConditions),
    minimum: minimum === undefined ? null : parseMoney(minimum, currency),
    quantity: quantity ?? null,
    nth: nth === undefined ? null : nthTest(nth),
    channels: setOf(channels),
    countries: setOf(countries),
    currencies: setOf(currencies),
  };
}

function nthTest(nth: NonNullable<OrderConditions["nth"]>): (nth: number) => boolean {
  if ("every" in nth) return (number) => number % nth.every === 0;
  const wanted = new Set(nth.is);
  return (number) => wanted.has(number);
}

/** The first condition that a member does not meet then; null: all are met. */
export function unmetByMember(conditions: CompiledMemberConditions, asked: Asked): Unmet | null {
  const { tiers, anyTag, noTag, segments, weekdays, from, until } = conditions;
  const { date, weekday } = asked.day;
  if (from !== null && date < from) return { reason: "before" };
  if (until !== null && date > until) return { reason: "after" };
  if (weekdays !== null && !weekdays.has(weekday)) return { reason: "weekday" };
  if (tiers !== null && (asked.tier === null || !tiers.has(asked.tier))) return { reason: "tier" };
  if (anyTag !== null && !anyTag.some((tag) => asked.customerTags.includes(tag))) return { reason: "customer-tag" };
  if (noTag.some((tag) => asked.customerTags.includes(tag))) return { reason: "customer-tag" };
  if (segments !== null && !asked.segments.some((segment) => segments.has(segment))) return { reason: "segment" };
  return null;
}

/** What the lines that a rule looks at come to, as ordered. */
export interface LinesTogether {
  /** minor units */
  worth: number;
  pieces: number;
}

/** The first condition that an order does not meet; null: all are met. */
export function unmetByOrder(
  conditions: CompiledConditions,
  facts: OrderFacts,
  asked: Asked & { nth: number },
  together: () => LinesTogether,
): Unmet | null {
  const unmet = unmetByMember(conditions, asked);
  if (unmet !== null) return unmet;
  const { nth, channels, countries, currencies, minimum, quantity } = conditions;
  if (nth !== null && !nth(asked.nth)) return { reason: "nth", had: asked.nth };
  if (channels !== null && !channels.has(facts.channel)) return { reason: "channel" };
  if (countries !== null && !countries.has(facts.country ?? "")) return { reason: "country" };
  if (currencies !== null && !currencies.has(facts.presentmentCurrency)) return { reason: "currency" };
  if (minimum === null && quantity === null) return null;
  const { worth, pieces } = together();
  if (minimum !== null && worth < minimum) return { reason: "minimum", had: worth, needed: minimum };
  if (quantity !== null && pieces < quantity) return { reason: "quantity", had: pieces, needed: quantity };
  return null;
}
