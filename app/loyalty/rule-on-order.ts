import type { GoodsState } from "./base";
import { limitReached, roomOf, type Room } from "./caps";
import { rateOf, type CompiledBoost, type CompiledRule, type Rate } from "./compile";
import type { CompiledConditions } from "./conditions";
import { unmetByOrder } from "./conditions";
import { plus, pointsOf, type Exact } from "./exact";
import { afterDeductions, type OrderView, type Picked } from "./order-view";
import { limitReason, nothingFor, unmetReason } from "./rule-reasons";
import type { Reason } from "./words";

/** A rule for orders met with an order. What it gives may shrink as goods leave; whether it gives never changes. */
export interface RuleOnOrder {
  compiled: CompiledRule;
  picked: Picked;
  multiplier: string;
  rate: Rate;
  room: Room;
  /** why it gives nothing; null: it gives */
  refusal: Reason | null;
}

export function ruleOnOrder(view: OrderView, compiled: CompiledRule): RuleOnOrder {
  const { rule } = compiled;
  const multiplier = rule.multiplied ? view.multiplier : "1";
  const picked = view.pick(compiled.lines, rule.basis.discountedLines);
  return {
    compiled,
    picked,
    multiplier,
    rate: rateOf(compiled, multiplier, view.compiled.program.currency),
    room: roomOf(rule.key, compiled.cap, view.context),
    refusal:
      limitRefusal(view, compiled) ??
      unmetRefusal(view, rule.key, compiled.conditions, () => view.together(picked, rule.basis)) ??
      fixedRefusal(view, compiled, picked),
  };
}

/** A limit that is reached. */
export function limitRefusal({ context }: OrderView, { rule, limit }: CompiledRule | CompiledBoost): Reason | null {
  return limit !== null && limitReached(rule.key, limit, context) ? limitReason(rule.key, limit) : null;
}

/** A condition that is not met. */
export function unmetRefusal(
  { facts, asked, compiled }: OrderView,
  rule: string,
  conditions: CompiledConditions | null,
  together: () => { worth: number; pieces: number },
): Reason | null {
  const unmet = conditions === null ? null : unmetByOrder(conditions, facts, asked, together);
  return unmet === null ? null : unmetReason(rule, unmet, compiled.program.currency);
}

/** Whole points are for goods that are there and paid for: an order paid in part has none yet. */
function fixedRefusal({ facts }: OrderView, { rule }: CompiledRule, { any, extras }: Picked): Reason | null {
  if (!any && (rule.gives !== "rate" || !extras)) return nothingFor(rule.key, "lines");
  return rule.gives !== "rate" && facts.payment !== "paid" ? nothingFor(rule.key, "unpaid") : null;
}

/** What counts for a rule in a state, in its own units (minor units, orders, lines, pieces), line by line. */
export interface Amounts {
  line(place: number): Exact;
  /** what belongs to no line: shipping, tips, duties; or the order as one */
  rest: Exact;
  /** what comes off a sum of them */
  deducted(sum: Exact): Exact;
}

const asIs = (sum: Exact) => sum;

export function amountsIn(view: OrderView, { compiled: { rule }, picked }: RuleOnOrder, state: GoodsState): Amounts {
  if (rule.gives === "rate") {
    const bases = view.bases(rule.basis, state, picked.extras);
    return {
      line: (place) => (picked.lines[place] === true ? (bases.lines[place] ?? 0) : 0),
      rest: bases.extras,
      deducted: (sum) => afterDeductions(sum, bases),
    };
  }
  const there = (place: number) => (picked.lines[place] === true ? view.left(place, state) : 0);
  if (view.gone(state)) return { line: () => 0, rest: 0, deducted: asIs };
  if (rule.gives === "per-order") {
    const any = view.facts.lines.some((_line, place) => there(place) > 0);
    return { line: () => 0, rest: any ? 1 : 0, deducted: asIs };
  }
  return { line: rule.gives === "per-item" ? there : (place) => Math.min(1, there(place)), rest: 0, deducted: asIs };
}

/** All that counts for a rule in a state. */
export function amountIn(view: OrderView, rule: RuleOnOrder, state: GoodsState): Exact {
  const amounts = amountsIn(view, rule, state);
  let sum = amounts.rest;
  view.facts.lines.forEach((_line, place) => (sum = plus(sum, amounts.line(place))));
  return amounts.deducted(sum);
}

/** What a rule gives in a state, before its caps. */
export function rulePoints(view: OrderView, rule: RuleOnOrder, state: GoodsState): number {
  return rule.refusal === null ? pointsOf(amountIn(view, rule, state), rule.rate, rule.compiled.rounding) : 0;
}
