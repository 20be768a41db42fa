import { asOrdered, paidByGiftCard, type GoodsState } from "./base";
import { boostAmount, type Boosted, type BoostOnOrder } from "./boosts";
import type { Room } from "./caps";
import { challengeOutcome, type ChallengeOnOrder } from "./challenges";
import { extraReasons, untouchedReasons } from "./earned";
import { floorOf, wayRounded, type Exact, type Rate } from "./exact";
import { reason } from "./explain/codes";
import type { SourcePoints } from "./judgement";
import type { LeftOut, OrderView, Picked } from "./order-view";
import { amountIn, type RuleOnOrder } from "./rule-on-order";
import type { RulesOnOrder, StateFigures } from "./rules-on-order";
import type { Reason } from "./words";

/** Why an order earned what it did, rule by rule, in the order of the document: codes and figures only. */
export function fullReasons(
  view: OrderView,
  on: RulesOnOrder,
  given: StateFigures,
  sources: Readonly<Record<string, SourcePoints>>,
  left: GoodsState,
): Reason[] {
  const codes: Reason[] = [...orderContext(view)];
  for (const rule of on.rules) codes.push(...ruleReasons(view, rule, given));
  on.boosts.forEach((boost, place) => codes.push(...boostReasons(view, boost, place, on, given)));
  const together = on.boosted.reduce((sum, one) => sum + one.together, 0);
  if (together > 0 && view.compiled.program.boosts.combine === "all") codes.push(reason("boosts-together", { count: together }));
  for (const challenge of on.challenges) codes.push(...challengeReasons(view, challenge));
  return [...codes, ...takenReasons(view, sources, left)];
}

/** Which order of the member's it was, where a rule asks for that; goods that the program leaves out of everything. */
function orderContext({ compiled, context, facts, pick }: OrderView): Reason[] {
  const counted = [...compiled.rules, ...compiled.boosts, ...compiled.challenges].some(
    ({ conditions }) => conditions !== null && conditions.nth !== null,
  );
  const { excluded = 0 } = facts.lines.length === 0 ? {} : pick({ only: null, not: null }).out;
  return [
    ...(counted ? [reason("order-nth", { nth: context.nth })] : []),
    ...(excluded === 0 ? [] : [reason("lines-excluded", { count: excluded })]),
  ];
}

function ruleReasons(view: OrderView, rule: RuleOnOrder, given: StateFigures): Reason[] {
  const { compiled, picked, multiplier, refusal } = rule;
  const { key, gives, basis } = compiled.rule;
  if (refusal !== null) return [refusal, ...leftOutReasons(key, picked, ["discounted", "unknown"])];
  const amount = amountIn(view, rule, asOrdered);
  const figures = {
    rule: key,
    points: given.sources.get(key)?.raw ?? 0,
    ...(multiplier === "1" ? {} : { multiplier, tier: view.context.tier }),
    ...rounded(amount, rule.rate, given.sources.get(key)?.raw ?? 0),
  };
  const { currency } = view.compiled.program;
  const what =
    gives === "rate"
      ? reason("rule-rate", { ...figures, base: floorOf(amount), currency, rate: compiled.points, per: compiled.per })
      : reason("rule-whole", { ...figures, rate: compiled.points, gives, count: floorOf(amount) });
  return [
    what,
    ...leftOutReasons(key, picked, ["other", "discounted", "unknown"]),
    ...(picked.extras && gives === "rate" ? extraReasons(view.facts, basis) : []),
    ...(gives === "rate" && !basis.giftCardPayments ? giftCardReasons(view, key) : []),
    ...capReasons(key, rule.room, given),
  ];
}

function giftCardReasons({ facts }: OrderView, rule: string): Reason[] {
  const amount = paidByGiftCard(facts);
  if (amount === null) return [reason("gift-card-unknown", { rule })];
  return amount === 0 ? [] : [reason("gift-card-paid", { rule, amount, currency: facts.currency })];
}

function leftOutReasons(rule: string, { out }: Picked, which: readonly LeftOut[]): Reason[] {
  return which.flatMap((why) => {
    const count = out[why] ?? 0;
    return count === 0 ? [] : [reason("lines-left-out", { rule, count, reason: why })];
  });
}

/** What a cap kept from coming. */
function capReasons(rule: string, { by }: Room, given: StateFigures): Reason[] {
  const { raw, points } = given.sources.get(rule) ?? { raw: 0, points: 0 };
  if (by === null || raw === points) return [];
  const used = "used" in by ? by.used : 0;
  return [reason("rule-capped", { rule, points, most: by.cap, every: by.every, used, more: raw - points })];
}

/** Which way a figure was rounded; nothing when it was whole. */
function rounded(amount: Exact, rate: Rate, points: number): { rounded?: "up" | "down" } {
  const way = wayRounded(amount, rate, points);
  return way === null ? {} : { rounded: way };
}

function boostReasons(view: OrderView, boost: BoostOnOrder, place: number, on: RulesOnOrder, given: StateFigures): Reason[] {
  const { rule, by } = boost.compiled;
  const { key, effect } = rule;
  if (boost.refusal !== null) return [boost.refusal, ...leftOutReasons(key, boost.picked, ["unknown"])];
  const codes: Reason[] = [];
  const raises = on.boosted.filter(({ lines, rest }) => rest.has(place) || lines.some((shares) => shares.has(place)));
  const raw = given.sources.get(key)?.raw ?? 0;
  if (raises.length > 0) {
    const { multiplier, context } = view;
    const { amount, rate } = boostAmount(view, place, on.boosted, asOrdered);
    const figures = {
      rule: key,
      points: raw,
      by,
      count: linesOf(raises, place),
      ...(multiplier === "1" ? {} : { multiplier, tier: context.tier }),
      ...rounded(amount, rate, raw),
    };
    codes.push(reason(effect === "multiply" ? "boost-multiply" : "boost-add", figures), ...capReasons(key, boost.room, given));
  } else if (boost.room.most === 0 && boost.room.by !== null) {
    const { cap, every } = boost.room.by;
    codes.push(reason("boost-used-up", { rule: key, most: cap, every }));
  }
  codes.push(...leftOutReasons(key, boost.picked, ["unknown"]));
  const winner = on.boosted.map(({ beaten }) => beaten.get(place)).find((found) => found !== undefined);
  const over = winner === undefined ? undefined : on.boosts[winner]?.compiled.rule.key;
  if (over !== undefined) codes.push(reason("boost-beaten", { rule: key, other: over }));
  else if (codes.length === 0) codes.push(reason("rule-nothing", { rule: key, reason: "lines" }));
  return codes;
}

/** How many lines a boost raises, in any of the rules; 0 where it raises the order as one. */
function linesOf(raises: readonly Boosted[], place: number): number {
  const lines = new Set<number>();
  for (const one of raises) one.lines.forEach((shares, line) => shares.has(place) && lines.add(line));
  return lines.size;
}

function challengeReasons(view: OrderView, on: ChallengeOnOrder): Reason[] {
  const { rule, goal } = on.compiled;
  if (on.refusal !== null) return [on.refusal, ...leftOutReasons(rule.key, on.picked, ["unknown"])];
  const { points, own, step, goal: reached } = challengeOutcome(view, on, asOrdered);
  const figures = { rule: rule.key, counts: rule.counts, progress: Math.min(goal, on.before + own), goal, currency: view.facts.currency };
  return [
    points === 0
      ? reason("challenge-progress", figures)
      : reason(reached ? "challenge-goal" : "challenge-step", { ...figures, points, step }),
    ...leftOutReasons(rule.key, on.picked, ["unknown"]),
  ];
}

/** What was taken back, source by source; or that a refund left all as it was. */
function takenReasons({ facts }: OrderView, sources: Readonly<Record<string, SourcePoints>>, left: GoodsState): Reason[] {
  if (left === asOrdered) return [];
  const why = facts.cancelledAt !== null ? "cancelled" : facts.exchange ? "exchanged" : facts.refunds.length > 0 ? "refunded" : "removed";
  const taken = Object.entries(sources).flatMap(([rule, { reversed }]) =>
    reversed === 0 ? [] : [reason("rule-taken", { rule, points: reversed, reason: why })],
  );
  return taken.length > 0 ? taken : untouchedReasons(facts);
}
