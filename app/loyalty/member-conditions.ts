import { dayAt, weekdayOf } from "./days";
import type { MemberConditions } from "./program-parts";

/** What the conditions of a rule look at beside the day. */
export interface MemberFacts {
  /** at that moment, measured or set by hand */
  tier: string | null;
  /** of Shopify's customer, in lower case */
  customerTags: readonly string[];
  /** numbers of Shopify's segments */
  segments: readonly string[];
}

/** The first condition that does not hold. */
export type Unmet = "tier" | "customer-tag" | "segment" | "weekday" | "date";

/** Which condition does not hold at an instant; null: all do. Days are the shop's. */
export function unmetCondition(
  when: MemberConditions,
  { tier, customerTags, segments }: MemberFacts,
  at: string,
  zone: string,
): Unmet | null {
  if (when.tiers && (tier === null || !when.tiers.includes(tier))) return "tier";
  const has = (tag: string) => customerTags.includes(tag.toLowerCase());
  if (when.customerTags?.any && !when.customerTags.any.some(has)) return "customer-tag";
  if (when.customerTags?.none?.some(has)) return "customer-tag";
  if (when.segments && !when.segments.some((segment) => segments.includes(segment))) return "segment";
  if (!when.weekdays && !when.from && !when.until) return null;
  const day = dayAt(at, zone);
  if (when.weekdays && !when.weekdays.includes(weekdayOf(day))) return "weekday";
  return (when.from && day < when.from) || (when.until && day > when.until) ? "date" : null;
}
