import { amountsIn, magnitudeOf } from "./amounts";
import { keepLanguages } from "./keep-languages";
import { formatDecimal, minorDigits } from "./money";
import { niceAmount, nicePoints } from "./nice-amounts";
import { parseProgram, type Program, type ProgramDocument } from "./program";
import { birthday, both, pointsOf, purchase, signup } from "./templates/template";

/** What a proposal is made from. */
export interface ShopHabits {
  /** ISO 4217 */
  currency: string;
  /** what a middling order comes to, in minor units; null: too few orders to say */
  medianOrder: number | null;
  /** days in which goods may be returned */
  returnDays: number;
  /** of the shop, the main one first */
  languages: readonly string[];
}

/** The figures behind a proposal, for whoever reads why. Money in minor units. */
export interface ProposalReasons {
  /** what was reckoned with; `known`: it is the shop's own */
  medianOrder: number;
  known: boolean;
  /** points of such an order */
  pointsAnOrder: number;
  /** of the first reward */
  cost: number;
  value: number;
  /** such orders until the first reward, with one decimal */
  orders: number;
  /** what comes back of what is spent, in percent with one decimal */
  percent: number;
  /** thresholds of the second and third tier, and such orders until each, rounded */
  tiers: Array<{ from: number; orders: number }>;
  returnDays: number;
}

export interface Proposal {
  program: Program;
  reasons: ProposalReasons;
}

/** Pounds that an order is taken for where a shop has too few to say. */
const usualOrder = 50;
/** The first reward after so many middling orders … */
const untilReward = 3.5;
/** … gives back so much of them; a larger one a little more, so that saving up is worth it */
const share = 0.035;
/** Middling orders in twelve months that make a tier. */
const tierOrders = [4, 10] as const;

/**
 * A first program for a shop: points that are easy to count, a first reward within reach of the third or fourth order that gives
 * back some 3.5 % (2.5 to 5 after rounding), tiers for who comes back, points that wait as long as goods may be returned.
 */
export function proposeProgram({ currency, medianOrder, returnDays, languages }: ShopHabits): Proposal {
  const minor = 10 ** minorDigits(currency);
  const pound = magnitudeOf(currency);
  const order = medianOrder !== null && medianOrder > 0 ? medianOrder / minor : usualOrder * pound;
  const { off } = amountsIn(currency);
  // money that earns one point: such that an order gives tens or hundreds of them
  const per = niceAmount(order / 100, 1 / minor);
  const pointsAnOrder = order / per;
  const cost = nicePoints(pointsAnOrder * untilReward);
  const value = niceAmount(order * untilReward * share, 1 / minor);
  const second = { cost: nicePoints(cost * 2.25), value: niceAmount(value * 2.5, 1 / minor) };
  const write = (amount: number) => formatDecimal(Math.round(amount * minor), currency);
  const tiers = tierOrders.map((orders) => niceAmount(order * orders, 1));
  const reward = (key: string, one: { cost: number; value: number }, minimum: number) => ({
    key,
    kind: "amount" as const,
    title: off(one.value / pound),
    cost: one.cost,
    value: write(one.value),
    minimumSubtotal: write(niceAmount(minimum, 1 / minor)),
    combinesWith: { order: false, product: true, shipping: true },
  });
  const document: ProgramDocument = {
    schema: 1,
    currency,
    title: both("The Club", "Le Club"),
    points: pointsOf({ en: ["point", "points"], fr: ["point", "points"] }, returnDays),
    earning: [purchase("1", write(per)), signup(String(nicePoints(cost / 10))), birthday(String(nicePoints(cost / 5)))],
    rewards: [
      reward("first-reward", { cost, value }, Math.max(order / 2, value * 2)),
      reward("second-reward", second, Math.max(order, second.value * 2)),
    ],
    tiers: {
      measure: "spend",
      window: "rolling-12-months",
      graceDays: 30,
      levels: [
        { key: "bronze", title: both("Bronze", "Bronze"), from: "0" },
        { key: "silver", title: both("Silver", "Argent"), from: write(tiers[0] ?? 0), multiplier: "1.25" },
        { key: "gold", title: both("Gold", "Or"), from: write(tiers[1] ?? 0), multiplier: "1.5" },
      ],
    },
  };
  const parsed = parseProgram(keepLanguages(document, languages));
  if (!parsed.ok) throw new Error(`the proposal in ${currency} is wrong: ${parsed.faults.map((fault) => fault.path).join(", ")}`);
  return {
    program: parsed.program,
    reasons: {
      medianOrder: Math.round(order * minor),
      known: medianOrder !== null && medianOrder > 0,
      pointsAnOrder: Math.floor(pointsAnOrder),
      cost,
      value: Math.round(value * minor),
      orders: Math.round((cost / pointsAnOrder) * 10) / 10,
      percent: Math.round((value / (cost * per)) * 1000) / 10,
      tiers: tiers.map((from) => ({ from: Math.round(from * minor), orders: Math.round(from / order) })),
      returnDays,
    },
  };
}
