import { asOrdered, baseAt, extrasOf, type GoodsState } from "./base";
import { compileProgram, rateOf, type CompiledRule } from "./compile";
import { countRows } from "./counts";
import { floorOf, pointsOf, same, type Exact } from "./exact";
import { reason } from "./explain/codes";
import { finalState } from "./goods-history";
import type { CountRow, OrderContext, SourcePoints } from "./judgement";
import type { OrderFacts } from "./order-facts";
import type { Program, ProgramVersion } from "./program";
import type { Explanation, Reason } from "./words";

/** What an order that counts earned. Granted and reversed are cumulative: all ever granted, all ever taken back. */
export interface Earned {
  sources: Record<string, SourcePoints>;
  granted: number;
  reversed: number;
  counts: CountRow[];
  explanation: Explanation;
}

/**
 * What an order earns in its context under a version. Granted looks at all goods ever paid for, reversed at what is left of
 * them, by the same rule and rate: so reversed never passes granted, grows with each refund, and equals it when nothing
 * is left. The order must count (see eligibility).
 */
export function earn(facts: OrderFacts, context: OrderContext, version: ProgramVersion): Earned {
  const { program } = version;
  const compiled = compileProgram(program);
  const multiplier = context.tier === null ? "1" : (compiled.multipliers.get(context.tier) ?? "1");
  const rules = compiled.rules;
  const waits = rules[0]?.rule.grantWhen === "fulfilled" && facts.fulfilledAt === null;
  const left = finalState(facts);
  const inState = (rule: CompiledRule, state: GoodsState) => points(baseAt(facts, rule.rule.basis, state), rule, multiplier, program);

  const sources: Record<string, SourcePoints> = {};
  const codes: Reason[] = [];
  let granted = 0;
  let reversed = 0;
  for (const rule of rules) {
    if (waits) break;
    const base = baseAt(facts, rule.rule.basis, asOrdered);
    const remaining = left === asOrdered ? base : baseAt(facts, rule.rule.basis, left);
    const given = points(base, rule, multiplier, program);
    const taken = given - points(remaining, rule, multiplier, program);
    sources[rule.rule.key] = { granted: given, reversed: taken };
    granted += given;
    reversed += taken;
    codes.push(earnedReason(rule, given, base, multiplier, context.tier, program.currency), ...extraReasons(facts, rule));
    if (!same(base, remaining)) codes.push(takenReason(facts, rule, taken, remaining));
    else if (left !== asOrdered) codes.push(...untouchedReasons(facts));
  }
  if (rules.length === 0) codes.push(reason("no-order-rule"));
  if (waits) codes.push(reason("not-fulfilled"));
  const total = (state: GoodsState) => (waits ? 0 : rules.reduce((sum, rule) => sum + inState(rule, state), 0));
  const counts = countRows(facts, rules[0]?.rule.basis.tax ?? "as-displayed", left === asOrdered ? () => granted : total);
  return { sources, granted, reversed, counts, explanation: { codes: codes.concat(orderReasons(facts)) } };
}

function points(base: Exact, rule: CompiledRule, multiplier: string, program: Program): number {
  return pointsOf(base, rateOf(rule, multiplier, program.currency), program.points.rounding);
}

function earnedReason(rule: CompiledRule, given: number, base: Exact, multiplier: string, tier: string | null, currency: string): Reason {
  const figures = { rule: rule.rule.key, points: given, base: floorOf(base), currency, rate: rule.points, per: rule.per };
  return multiplier === "1" ? reason("earned", figures) : reason("earned-multiplied", { ...figures, multiplier, tier });
}

function extraReasons(facts: OrderFacts, { rule }: CompiledRule): Reason[] {
  if (extrasOf(facts, rule.basis) === 0) return [];
  const { currency } = facts;
  const reasons: Reason[] = [];
  if (rule.basis.shipping && facts.shipping > 0) reasons.push(reason("shipping-counted", { amount: facts.shipping, currency }));
  if (rule.basis.tips && facts.tips > 0) reasons.push(reason("tips-counted", { amount: facts.tips, currency }));
  if (rule.basis.duties && facts.duties > 0) reasons.push(reason("duties-counted", { amount: facts.duties, currency }));
  return reasons;
}

function takenReason(facts: OrderFacts, { rule }: CompiledRule, taken: number, remaining: Exact): Reason {
  const figures = { rule: rule.key, points: taken, base: floorOf(remaining), currency: facts.currency };
  if (facts.cancelledAt !== null) return reason("cancelled", figures);
  if (facts.exchange) return reason("exchanged", figures);
  return reason(facts.refunds.length > 0 ? "refunded" : "removed", figures);
}

/** A refund of shipping alone, say: money went back and the goods stayed. */
function untouchedReasons(facts: OrderFacts): Reason[] {
  const amount = facts.refunds.reduce((sum, refund) => sum + refund.amount, 0);
  return amount > 0 ? [reason("refund-without-goods", { amount, currency: facts.currency })] : [];
}

function orderReasons(facts: OrderFacts): Reason[] {
  const reasons: Reason[] = [];
  let cards = 0;
  for (const line of facts.lines) if (line.giftCard) cards += line.quantity;
  if (cards > 0) reasons.push(reason("gift-cards", { count: cards }));
  if (facts.payment === "partial") reasons.push(reason("partly-paid", { outstanding: facts.outstanding, currency: facts.currency }));
  return reasons;
}
