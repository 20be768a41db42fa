import { asOrdered, baseAt, type GoodsState } from "./base";
import { rateOf, type CompiledProgram, type CompiledRule } from "./compile";
import { countRows } from "./counts";
import { extraReasons, orderReasons, untouchedReasons, type Earned } from "./earned";
import { floorOf, pointsOf, same, type Exact } from "./exact";
import { reason } from "./explain/codes";
import { finalState } from "./goods-history";
import type { OrderContext, SourcePoints } from "./judgement";
import type { OrderFacts } from "./order-facts";
import type { Reason } from "./words";

/**
 * The short way for programs whose rules look at whole orders: one sum over the lines, no figure of a single one. It answers what the
 * long way (earn-in-full) would.
 */
export function earnPlainly(facts: OrderFacts, context: OrderContext, compiled: CompiledProgram): Earned {
  const { program, rules } = compiled;
  const multiplier = context.tier === null ? "1" : (compiled.multipliers.get(context.tier) ?? "1");
  const waits = rules[0]?.rule.grantWhen === "fulfilled" && facts.fulfilledAt === null;
  const left = finalState(facts);
  const points = (base: Exact, rule: CompiledRule) => pointsOf(base, rateOf(rule, multiplier, program.currency), rule.rounding);

  const sources: Record<string, SourcePoints> = {};
  const codes: Reason[] = [];
  let granted = 0;
  let reversed = 0;
  for (const rule of rules) {
    if (waits) break;
    const base = baseAt(facts, rule.rule.basis, asOrdered);
    const remaining = left === asOrdered ? base : baseAt(facts, rule.rule.basis, left);
    const given = points(base, rule);
    const taken = given - points(remaining, rule);
    sources[rule.rule.key] = { granted: given, reversed: taken };
    granted += given;
    reversed += taken;
    codes.push(earnedReason(rule, given, base, multiplier, context.tier, program.currency), ...extraReasons(facts, rule.rule.basis));
    if (!same(base, remaining)) codes.push(takenReason(facts, rule, taken, remaining));
    else if (left !== asOrdered) codes.push(...untouchedReasons(facts));
  }
  if (rules.length === 0) codes.push(reason("no-order-rule"));
  if (waits) codes.push(reason("not-fulfilled"));
  const total = (state: GoodsState) =>
    waits ? 0 : rules.reduce((sum, rule) => sum + points(baseAt(facts, rule.rule.basis, state), rule), 0);
  const counts = countRows(facts, rules[0]?.rule.basis.tax ?? "as-displayed", left === asOrdered ? () => granted : total);
  return { sources, granted, reversed, counts, explanation: { codes: codes.concat(orderReasons(facts)) } };
}

function earnedReason(rule: CompiledRule, given: number, base: Exact, multiplier: string, tier: string | null, currency: string): Reason {
  const figures = { rule: rule.rule.key, points: given, base: floorOf(base), currency, rate: rule.points, per: rule.per };
  return multiplier === "1" ? reason("earned", figures) : reason("earned-multiplied", { ...figures, multiplier, tier });
}

function takenReason(facts: OrderFacts, { rule }: CompiledRule, taken: number, remaining: Exact): Reason {
  const figures = { rule: rule.key, points: taken, base: floorOf(remaining), currency: facts.currency };
  if (facts.cancelledAt !== null) return reason("cancelled", figures);
  if (facts.exchange) return reason("exchanged", figures);
  return reason(facts.refunds.length > 0 ? "refunded" : "removed", figures);
}
