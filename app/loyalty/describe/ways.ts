import { plainDecimal } from "../decimal";
import { writeNumber } from "../explain/figures";
import { limitOf } from "../occasion-limits";
import type { Program } from "../program";
import { isOccasionRule, type BoostRule, type ChallengeRule, type EarningRule, type OccasionRule, type OrderRule } from "../program-parts";
import type { Limit } from "../program-shapes";
import { linesIn } from "./goods-words";
import { product } from "./product";
import { say } from "./say";
import { listIn, manyIn, pointsIn, writtenIn, type Voice } from "./voice";
import { moneyIn, whenIn } from "./when-words";

export const liveOrderRules = (program: Program): OrderRule[] =>
  program.earning.flatMap((rule) => (rule.on === "order" && !rule.archived ? [rule] : []));

/** "1 point for each £1.00 spent", after a tier's multiplier. */
export function rateIn(voice: Voice, rule: OrderRule, multiplier = "1"): string {
  return say(voice, "rate", { points: pointsIn(voice, product(rule.points, multiplier)), per: moneyIn(voice, rule.per) });
}

/** What a way to earn gives, without its conditions: a rate, whole points with how often, how many times the points. */
export function givesIn(voice: Voice, rule: EarningRule): string {
  if (rule.on === "order")
    return rule.gives === "rate" ? rateIn(voice, rule) : say(voice, `gives-${rule.gives}`, { points: pointsIn(voice, rule.points) });
  if (rule.on === "boost") return boostIn(voice, rule);
  return rule.on === "challenge" ? challengeIn(voice, rule) : occasionIn(voice, rule);
}

function boostIn(voice: Voice, { effect, by }: BoostRule): string {
  const many = manyIn(voice);
  if (effect === "multiply") return say(voice, "gives-times", { times: writeNumber(plainDecimal(by), voice.language), many });
  const percent = new Intl.NumberFormat(voice.language, { style: "percent", maximumFractionDigits: 4 });
  return say(voice, "gives-more", { percent: percent.format(Number(by)), many });
}

/** "10 points for 3 items, 100 points for 5 items". */
function challengeIn(voice: Voice, { counts, steps }: ChallengeRule): string {
  const each = steps.map(({ at, points }) => {
    const what = counts === "spend" ? { amount: moneyIn(voice, at) } : { count: Number(at) };
    return say(voice, `gives-step-${counts}`, { points: pointsIn(voice, points), ...what });
  });
  return listIn(voice, each);
}

function occasionIn(voice: Voice, rule: OccasionRule): string {
  const points = pointsIn(voice, rule.points);
  const what = rule.on === "visit" && rule.streak !== undefined ? say(voice, "gives-streak", { points, days: rule.streak }) : points;
  // of these the occasion itself says how often, not only the rule
  const limit = rule.on === "newsletter" || rule.on === "sms" || rule.on === "social" ? limitOf(rule) : rule.limit;
  return limit ? say(voice, "gives-limited", { points: what, limit: oftenIn(voice, limit) }) : what;
}

/** On which goods, for whom, when, how often and how much at most; "" when nothing of it is said. */
export function termsOfWayIn(voice: Voice, rule: EarningRule): string {
  const { goods, others } = partsIn(voice, rule);
  return [...(goods === null ? [] : [goods]), ...others].join(", ");
}

/** All of it in one line: "2 times the points on Coffee, for Gold, from 21 November 2026 to 22 November 2026, at most 500 points each". */
export function wayIn(voice: Voice, rule: EarningRule): string {
  const { goods, others } = partsIn(voice, rule);
  const gives = givesIn(voice, rule);
  return [goods === null ? gives : `${gives} ${goods}`, ...others].join(", ");
}

function partsIn(voice: Voice, rule: EarningRule): { goods: string | null; others: string[] } {
  if (isOccasionRule(rule))
    return { goods: null, others: [...yearsIn(voice, rule), ...whenIn(voice, rule.when), ...pendingOf(voice, rule)] };
  const others = whenIn(voice, rule.when);
  if (rule.on === "challenge") {
    if (rule.withinDays !== undefined) others.push(say(voice, "way-within", { days: rule.withinDays }));
    others.push(say(voice, "limit-ever", { times: rule.times }));
    return { goods: linesIn(voice, rule.lines), others };
  }
  if (rule.on === "order") others.push(...basisIn(voice, rule), ...pendingOf(voice, rule));
  else if (voice.audience === "merchant" && rule.rules !== undefined) {
    others.push(
      say(voice, "way-raises", {
        list: listIn(
          voice,
          rule.rules.map((key) => writtenIn(voice, voice.ruleTitles?.[key]) ?? key),
        ),
      }),
    );
  }
  if (rule.limit !== undefined) others.push(oftenIn(voice, rule.limit));
  const { order, period } = rule.cap;
  if (order !== undefined) others.push(say(voice, "cap-order", { points: pointsIn(voice, order) }));
  if (period !== undefined) others.push(say(voice, `cap-${period.every}`, { points: pointsIn(voice, period.points) }));
  return { goods: linesIn(voice, rule.lines), others };
}

/** What of an order a rule leaves out of its base. */
function basisIn(voice: Voice, { basis, multiplied }: OrderRule): string[] {
  return [
    ...(basis.discountedLines ? [] : [say(voice, "way-full-price")]),
    ...(basis.giftCardPayments ? [] : [say(voice, "way-no-gift-card")]),
    ...(multiplied ? [] : [say(voice, "way-not-multiplied")]),
  ];
}

/** Where the points of a rule wait for a time of their own. */
function pendingOf(voice: Voice, { pendingDays }: OrderRule | OccasionRule): string[] {
  if (pendingDays === undefined) return [];
  return [pendingDays === 0 ? say(voice, "way-at-once") : say(voice, "way-pending", { days: pendingDays })];
}

function yearsIn(voice: Voice, rule: OccasionRule): string[] {
  if (rule.on !== "anniversary" || rule.years === undefined) return [];
  return [say(voice, "way-years", { list: listIn(voice, rule.years.map(String)), count: rule.years.length })];
}

/** "once a year", "up to 3 times". */
function oftenIn(voice: Voice, { times, every }: Limit): string {
  return say(voice, `limit-${every ?? "ever"}`, { times });
}
