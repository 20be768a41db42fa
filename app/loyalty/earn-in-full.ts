import { asOrdered, type GoodsState } from "./base";
import { boosted, boostOnOrder, boostPoints } from "./boosts";
import type { Room } from "./caps";
import { challengeOnOrder, challengeOutcome, challengeUse } from "./challenges";
import type { CompiledProgram } from "./compile";
import { countRows } from "./counts";
import { fullReasons } from "./earn-reasons";
import { orderReasons, type EarnGround, type Earned } from "./earned";
import { reason } from "./explain/codes";
import { finalState } from "./goods-history";
import type { OrderContext, SourcePoints } from "./judgement";
import type { OrderFacts } from "./order-facts";
import { viewOf, type OrderView } from "./order-view";
import { rulePoints, ruleOnOrder, type RuleOnOrder } from "./rule-on-order";
import type { RulesOnOrder, SourceFigure, StateFigures } from "./rules-on-order";
import { usedNames } from "./shared";

/**
 * The long way: each rule with its own lines, conditions and caps, each boost and challenge as a source of its own. Which rules hold, how
 * boosts combine and how much room caps leave is decided once, by the order as it was placed; only then is asked what a state of the
 * goods comes to. So a refund only ever takes away.
 */
export function earnInFull(facts: OrderFacts, context: OrderContext, compiled: CompiledProgram, ground: EarnGround): Earned {
  const basis = compiled.rules[0]?.rule.basis;
  if (basis === undefined && compiled.challenges.length === 0) return nothingToEarn(facts);
  const waits = compiled.rules[0]?.rule.grantWhen === "fulfilled" && facts.fulfilledAt === null;
  if (waits) return { ...nothingYet(facts, basis?.tax ?? "as-displayed"), explanation: waiting(facts) };

  const view = viewOf(facts, context, compiled, ground);
  const on = rulesOnOrder(view);
  const figures = new Map<GoodsState, StateFigures>();
  const inState = (state: GoodsState): StateFigures => {
    let found = figures.get(state);
    if (found === undefined) figures.set(state, (found = figuresIn(view, on, state)));
    return found;
  };
  const left = finalState(facts);
  const [given, remaining] = [inState(asOrdered), inState(left)];
  const sources: Record<string, SourcePoints> = {};
  for (const [key, { points }] of given.sources) {
    if (points > 0) sources[key] = { granted: points, reversed: points - (remaining.sources.get(key)?.points ?? 0) };
  }
  const shares = compiled.shared.length > 0;
  const counts = countRows(facts, view.basis.tax, (state) => inState(state).total, shares ? (state) => inState(state).used : null);
  const codes = [...fullReasons(view, on, given, sources, left), ...orderReasons(facts)];
  return { sources, granted: given.total, reversed: given.total - remaining.total, counts, explanation: { codes } };
}

function rulesOnOrder(view: OrderView): RulesOnOrder {
  const rules = view.compiled.rules.map((rule) => ruleOnOrder(view, rule));
  const boosts = view.compiled.boosts.map((boost) => boostOnOrder(view, boost));
  return {
    rules,
    boosts,
    boosted: rules.map((rule) => boosted(view, rule, boosts)),
    challenges: view.compiled.challenges.map((challenge) => challengeOnOrder(view, challenge)),
  };
}

function figuresIn(view: OrderView, on: RulesOnOrder, state: GoodsState): StateFigures {
  const sources = new Map<string, SourceFigure>();
  const used: Record<string, number> = {};
  let total = 0;
  const put = (key: string, raw: number, room: Room | null) => {
    const points = room === null ? raw : Math.min(raw, room.most);
    sources.set(key, { raw, points });
    total += points;
    return points;
  };
  const use = (key: string, points: number, { cap, limit }: Pick<RuleOnOrder["compiled"], "cap" | "limit">) => {
    if (cap.period !== undefined) used[usedNames.cap(key)] = points;
    if (limit !== null) used[usedNames.times(key)] = points > 0 ? 1 : 0;
  };
  for (const rule of on.rules) {
    const { key } = rule.compiled.rule;
    use(key, put(key, rulePoints(view, rule, state), rule.room), rule.compiled);
  }
  on.boosts.forEach((boost, place) => {
    const { key } = boost.compiled.rule;
    use(key, put(key, boostPoints(view, place, on.boosted, state), boost.room), boost.compiled);
  });
  for (const challenge of on.challenges) {
    const outcome = challengeOutcome(view, challenge, state);
    put(challenge.compiled.rule.key, outcome.points, null);
    Object.assign(used, challengeUse(challenge, outcome));
  }
  return { sources, total, used };
}

function nothingYet(facts: OrderFacts, tax: "as-displayed" | "included" | "excluded"): Omit<Earned, "explanation"> {
  return { sources: {}, granted: 0, reversed: 0, counts: countRows(facts, tax, () => 0) };
}

function nothingToEarn(facts: OrderFacts): Earned {
  const explanation = { codes: [reason("no-order-rule"), ...orderReasons(facts)] };
  return { ...nothingYet(facts, "as-displayed"), explanation };
}

function waiting(facts: OrderFacts) {
  return { codes: [reason("not-fulfilled"), ...orderReasons(facts)] };
}
