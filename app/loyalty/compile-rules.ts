import { compileConditions, type CompiledConditions } from "./conditions";
import { plainDecimal, ratioOf, reduced } from "./decimal";
import { exactOf, type Exact, type Rate } from "./exact";
import { compileLines, type LinesMatcher } from "./goods-match";
import { minorDigits, parseMoney } from "./money";
import type { Program } from "./program";
import type { BoostRule, Cap, ChallengeRule, OrderRule } from "./program-parts";
import type { Limit } from "./program-shapes";

/** What every rule for orders has beside what it gives. */
interface OfOrders {
  lines: LinesMatcher;
  conditions: CompiledConditions | null;
  cap: Cap;
  limit: Limit | null;
}

export interface CompiledRule extends OfOrders {
  rule: OrderRule;
  /** the rule's figures as explanations hold them */
  points: string;
  per: number;
  rounding: Program["points"]["rounding"];
  /** by multiplier */
  rates: Map<string, Rate>;
  /** it is for every order and every line of it, and nothing but the rate decides what it gives */
  plain: boolean;
}

export interface CompiledBoost extends OfOrders {
  rule: BoostRule;
  /** of what it raises: 2 of "2 times", 1.5 of "0.5 times more" */
  factor: Exact;
  /** what it brings on its own: the factor less one */
  extra: Exact;
  by: string;
  /** keys of the rules that it raises; null: all that are multiplied */
  rules: ReadonlySet<string> | null;
  /** the longest of those that it raises; null: the program's */
  pendingDays: number | null;
}

export interface CompiledChallenge {
  rule: ChallengeRule;
  lines: LinesMatcher;
  conditions: CompiledConditions | null;
  /** rising; `at` in items, orders or minor units */
  steps: readonly { at: number; points: number }[];
  /** the last step's */
  goal: number;
}

export function compileOrderRule(rule: OrderRule, program: Program): CompiledRule {
  const shared = ofOrders(rule, program.currency);
  const { basis, cap } = rule;
  const open = rule.lines.only === undefined && rule.lines.not === undefined && shared.conditions === null && rule.limit === undefined;
  const uncapped = cap.order === undefined && cap.period === undefined;
  return {
    ...shared,
    rule,
    points: plainDecimal(rule.points),
    per: parseMoney(rule.per, program.currency),
    rounding: rule.rounding ?? program.points.rounding,
    rates: new Map(),
    plain: rule.gives === "rate" && open && uncapped && rule.multiplied && basis.discountedLines && basis.giftCardPayments,
  };
}

export function compileBoost(rule: BoostRule, program: Program): CompiledBoost {
  const by = ratioOf(rule.by);
  const one = by.denominator;
  const less = by.numerator > one ? by.numerator - one : 0n;
  const raised = program.earning.flatMap((other) =>
    other.on === "order" && !other.archived && other.multiplied && (rule.rules?.includes(other.key) ?? true) ? [other] : [],
  );
  const waits = raised.map(({ pendingDays }) => pendingDays ?? program.points.pendingDays);
  const longest = waits.length === 0 ? program.points.pendingDays : Math.max(...waits);
  return {
    ...ofOrders(rule, program.currency),
    rule,
    factor: exactOf(rule.effect === "multiply" ? by : reduced(by.numerator + one, one)),
    extra: exactOf(rule.effect === "multiply" ? reduced(less, one) : by),
    by: plainDecimal(rule.by),
    rules: rule.rules === undefined ? null : new Set(rule.rules),
    pendingDays: longest === program.points.pendingDays ? null : longest,
  };
}

export function compileChallenge(rule: ChallengeRule, program: Program): CompiledChallenge {
  const steps = rule.steps.map(({ at, points }) => ({
    at: rule.counts === "spend" ? parseMoney(at, program.currency) : Number(at),
    points: Number(points),
  }));
  return {
    rule,
    lines: compileLines(rule.lines),
    conditions: compileConditions(rule.when, program.currency),
    steps,
    goal: steps.at(-1)?.at ?? Infinity,
  };
}

function ofOrders(rule: OrderRule | BoostRule, currency: string): OfOrders {
  return {
    lines: compileLines(rule.lines),
    conditions: compileConditions(rule.when, currency),
    cap: rule.cap,
    limit: rule.limit ?? null,
  };
}

/** Points for a unit under a rule, after the multiplier: multiplied before anything is rounded. */
export function rateOf(compiled: CompiledRule, multiplier: string, currency: string): Rate {
  let rate = compiled.rates.get(multiplier);
  if (rate === undefined) {
    const points = ratioOf(compiled.rule.points);
    const times = ratioOf(multiplier);
    const byMoney = compiled.rule.gives === "rate";
    const per = byMoney ? ratioOf(compiled.rule.per) : { numerator: 1n, denominator: 1n };
    const minor = byMoney ? 10n ** BigInt(minorDigits(currency)) : 1n;
    const { numerator, denominator } = reduced(
      points.numerator * times.numerator * per.denominator,
      points.denominator * times.denominator * per.numerator * minor,
    );
    const fits = numerator < 2n ** 31n && denominator < 2n ** 53n;
    rate = { numerator, denominator, small: fits ? { numerator: Number(numerator), denominator: Number(denominator) } : null };
    compiled.rates.set(multiplier, rate);
  }
  return rate;
}
