import { earningClosed } from "./closing";
import { compileMemberConditions, unmetByMember } from "./conditions";
import { dayAt } from "./days";
import { reason } from "./explain/codes";
import { limitOf, limitReached, type Earlier } from "./occasion-limits";
import type { OccasionRule, Program } from "./program";
import { unmetReason } from "./rule-reasons";
import { shopDay } from "./shop-day";
import { daysInARow } from "./streaks";
import type { Explanation, Reason } from "./words";

export type { Earlier } from "./occasion-limits";

/** Something a member did or that came round for them, other than an order. */
export interface Occasion {
  on: OccasionRule["on"];
  /** RFC 3339 in UTC with milliseconds */
  at: string;
  /** event: the merchant's own type. "review" is for rules of reviews too */
  type?: string;
  /** social: key of the rule whose link was followed */
  rule?: string;
  /** anniversary: years since joining */
  years?: number;
  /** visit: days of the shop's with a visit, this one's among them, by the path that rules ask for ("" for any); only paths visited now */
  visited?: Readonly<Record<string, ReadonlySet<string>>>;
}

/** What the conditions of rules look at, at that moment. */
export interface MemberFacts {
  /** measured or set by hand */
  tier: string | null;
  /** of Shopify's customer, in lower case */
  customerTags: readonly string[];
  /** numbers of Shopify's segments */
  segments: readonly string[];
}

/** What a grant depends on beside occasion and program. */
export interface OccasionContext extends MemberFacts {
  /** grants of the same kind of occasion, without those of this very one */
  earlier: Earlier;
  /** IANA time zone of the shop */
  zone: string;
}

/** What a rule grants for an occasion; 0 points when it does not, with the reason. */
export interface OccasionGrant {
  /** key of the rule: the source of the points */
  rule: string;
  on: OccasionRule["on"];
  points: number;
  /** in place of the program's */
  pendingDays?: number;
  explanation: Explanation;
}

/**
 * What the live rules grant for an occasion: whole points, if earning goes on, the rule's conditions hold at that instant and its
 * limit leaves room. A visit that completes no streak is no occasion for a rule that asks for one. How a review rated never matters:
 * nobody tells it.
 */
export function grantsFor(program: Program, occasion: Occasion, context: OccasionContext): OccasionGrant[] {
  return program.earning.flatMap((rule): OccasionGrant[] => {
    if (rule.archived || rule.on === "order" || rule.on === "boost" || rule.on === "challenge") return [];
    if (!isFor(rule, occasion, context)) return [];
    const refusal = refusalOf(rule, program, occasion.at, context);
    const why = refusal ?? reason(rule.on, figuresOf(rule, occasion));
    const own = rule.pendingDays === undefined ? {} : { pendingDays: rule.pendingDays };
    return [{ rule: rule.key, on: rule.on, points: refusal ? 0 : Number(rule.points), ...own, explanation: { codes: [why] } }];
  });
}

function isFor(rule: OccasionRule, occasion: Occasion, { earlier, zone }: OccasionContext): boolean {
  switch (rule.on) {
    case "review":
      return occasion.on === "review" || (occasion.on === "event" && occasion.type === "review");
    case "event":
      return occasion.on === "event" && rule.type === occasion.type;
    case "social":
      return occasion.on === "social" && rule.key === occasion.rule;
    case "anniversary":
      return occasion.on === "anniversary" && (rule.years === undefined || rule.years.includes(occasion.years ?? 0));
    case "visit": {
      const visited = occasion.on === "visit" ? occasion.visited?.[rule.path ?? ""] : undefined;
      return visited !== undefined && (rule.streak === undefined || streakOf(rule, visited, occasion.at, earlier, zone) === rule.streak);
    }
    default:
      return rule.on === occasion.on;
  }
}

type VisitRule = Extract<OccasionRule, { on: "visit" }>;

/** Days in a row up to the instant's, after the last streak that was rewarded; at most as many as the rule asks for. */
export function streakOf(rule: VisitRule, visited: ReadonlySet<string>, at: string, earlier: Earlier, zone: string): number {
  const rewarded = (earlier[rule.key] ?? []).reduce((last, time) => (time > last ? time : last), "");
  return daysInARow(visited, dayAt(at, zone), rewarded === "" ? null : dayAt(rewarded, zone), rule.streak ?? 1);
}

function refusalOf(rule: OccasionRule, program: Program, at: string, context: OccasionContext): Reason | null {
  if (program.earningPaused) return reason("earning-paused");
  if (earningClosed(program, at)) return reason("program-closed", { at: program.closing?.earnUntil ?? at });
  const excluded = program.eligible.customerTagsExcluded.find((tag) => context.customerTags.includes(tag.toLowerCase()));
  if (excluded !== undefined) return reason("customer-tag-excluded");
  const conditions = compileMemberConditions(rule.when);
  const unmet = conditions && unmetByMember(conditions, { ...context, day: shopDay(at, context.zone) });
  if (unmet !== null) return unmetReason(rule.key, unmet, program.currency);
  if (!limitReached(rule, at, context.earlier, context.zone)) return null;
  const { times, every } = limitOf(rule) ?? { times: 1 };
  return reason("limit-reached", { rule: rule.key, times, every: every ?? null });
}

function figuresOf(rule: OccasionRule, { years }: Occasion): Omit<Reason, "code"> {
  const figures = { rule: rule.key, points: Number(rule.points) };
  if (rule.on === "anniversary" && years !== undefined) return { ...figures, years };
  return rule.on === "visit" && rule.streak !== undefined ? { ...figures, days: rule.streak } : figures;
}

/** The paths that live rules for visits ask for, "" for any, of those that a visited path begins with. */
export function pathsAsked(program: Program, path: string): string[] {
  const asked = program.earning.flatMap((rule) => (rule.on === "visit" && !rule.archived ? [rule.path ?? ""] : []));
  return [...new Set(asked)].filter((one) => path.startsWith(one));
}
