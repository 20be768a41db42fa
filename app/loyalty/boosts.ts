import type { GoodsState } from "./base";
import { roomOf, type Room } from "./caps";
import type { CompiledBoost } from "./compile";
import { compareExact, plus, pointsOf, scaled, type Exact, type Rate } from "./exact";
import type { OrderView, Picked } from "./order-view";
import { amountsIn, limitRefusal, unmetRefusal, type RuleOnOrder } from "./rule-on-order";
import type { Reason } from "./words";

/** A boost met with an order. */
export interface BoostOnOrder {
  compiled: CompiledBoost;
  picked: Picked;
  room: Room;
  refusal: Reason | null;
}

export function boostOnOrder(view: OrderView, compiled: CompiledBoost): BoostOnOrder {
  const picked = view.pick(compiled.lines);
  return {
    compiled,
    picked,
    room: roomOf(compiled.rule.key, compiled.cap, view.context),
    refusal:
      limitRefusal(view, compiled) ?? unmetRefusal(view, compiled.rule.key, compiled.conditions, () => view.together(picked, view.basis)),
  };
}

/** How much of what a rule gives for a line each boost brings on top, by place of the boost. */
export type Shares = ReadonlyMap<number, Exact>;

/** A rule and what boosts bring on top of it, line by line and for what belongs to no line. */
export interface Boosted {
  rule: RuleOnOrder;
  lines: readonly Shares[];
  rest: Shares;
  /** boosts that reach it and bring nothing, and the one that won, by place */
  beaten: ReadonlyMap<number, number>;
  /** lines that several boosts reach together */
  together: number;
}

const none: Shares = new Map();

/**
 * How boosts combine on each line of a rule. `best`: the one with the greatest factor alone, the first of equals. `all`: those that add
 * are added up, then each that multiplies brings what it makes of what stands before it, in the order of the document. A boost that
 * is over for the member, because its limit or its cap is used up, takes no part.
 */
export function boosted(view: OrderView, rule: RuleOnOrder, boosts: readonly BoostOnOrder[]): Boosted {
  const { compiled, picked, refusal } = rule;
  const { combine } = view.compiled.program.boosts;
  const beaten = new Map<number, number>();
  const nothing: Boosted = { rule, lines: view.facts.lines.map(() => none), rest: none, beaten, together: 0 };
  if (refusal !== null || !compiled.rule.multiplied) return nothing;
  const live = boosts.flatMap((boost, place) =>
    boost.refusal === null && boost.room.most > 0 && (boost.compiled.rules?.has(compiled.rule.key) ?? true) ? [place] : [],
  );
  if (live.length === 0) return nothing;

  const known = new Map<string, Shares>();
  let together = 0;
  const combined = (reaching: readonly number[]): Shares => {
    const name = reaching.join();
    let shares = known.get(name);
    if (shares === undefined) {
      shares = combine === "best" ? bestOf(boosts, reaching) : allOf(boosts, reaching);
      known.set(name, shares);
    }
    const [winner] = shares.keys();
    for (const place of reaching) {
      if (!shares.has(place) && winner !== undefined) beaten.set(place, Math.min(winner, beaten.get(place) ?? winner));
    }
    return shares;
  };
  const reach = (place: number) => live.filter((boost) => boosts[boost]?.picked.lines[place] === true);
  const lines = view.facts.lines.map((_line, place) => {
    if (picked.lines[place] !== true) return none;
    const reaching = reach(place);
    if (reaching.length > 1) together += 1;
    return combined(reaching);
  });
  const wholeOrder = compiled.rule.gives === "per-order";
  const rest = live.filter((boost) => {
    const of = boosts[boost]?.picked;
    return wholeOrder ? of?.lines.some((is, place) => is && picked.lines[place] === true) === true : of?.extras === true;
  });
  if (wholeOrder && rest.length > 1) together = 1;
  return { rule, lines, rest: combined(rest), beaten, together: wholeOrder ? Math.min(1, together) : together };
}

function bestOf(boosts: readonly BoostOnOrder[], reaching: readonly number[]): Shares {
  let best: number | null = null;
  for (const place of reaching) {
    if (best === null || compareExact(factorOf(boosts, place), factorOf(boosts, best)) > 0) best = place;
  }
  return best === null ? none : new Map([[best, extraOf(boosts, best)]]);
}

function allOf(boosts: readonly BoostOnOrder[], reaching: readonly number[]): Shares {
  const shares = new Map<number, Exact>();
  let standing: Exact = 1;
  for (const place of reaching) {
    if (boosts[place]?.compiled.rule.effect !== "add") continue;
    shares.set(place, extraOf(boosts, place));
    standing = plus(standing, extraOf(boosts, place));
  }
  for (const place of reaching) {
    if (boosts[place]?.compiled.rule.effect !== "multiply") continue;
    shares.set(place, scaled(standing, extraOf(boosts, place), 1));
    standing = scaled(standing, factorOf(boosts, place), 1);
  }
  return shares;
}

const factorOf = (boosts: readonly BoostOnOrder[], place: number): Exact => boosts[place]?.compiled.factor ?? 1;
const extraOf = (boosts: readonly BoostOnOrder[], place: number): Exact => boosts[place]?.compiled.extra ?? 0;

/** What a boost brings in a state, as an amount and the points for each unit of it. */
export interface BoostAmount {
  amount: Exact;
  rate: Rate;
}

const onePoint: Rate = { numerator: 1n, denominator: 1n, small: { numerator: 1, denominator: 1 } };

/** Over all rules that it raises: exactly. Of one rule it is in the rule's own units, of several in points. */
export function boostAmount(view: OrderView, place: number, all: readonly Boosted[], state: GoodsState): BoostAmount {
  const raised = all.filter(({ rest, lines }) => rest.has(place) || lines.some((shares) => shares.has(place)));
  const [first, ...others] = raised;
  if (first === undefined) return { amount: 0, rate: onePoint };
  if (others.length === 0) return { amount: amountOn(view, place, first, state), rate: first.rule.rate };
  let amount: Exact = 0;
  for (const one of raised) amount = plus(amount, scaled(amountOn(view, place, one, state), one.rule.rate, 1));
  return { amount, rate: onePoint };
}

function amountOn(view: OrderView, place: number, { rule, lines, rest }: Boosted, state: GoodsState): Exact {
  const amounts = amountsIn(view, rule, state);
  let sum: Exact = scaled(amounts.rest, rest.get(place) ?? 0, 1);
  lines.forEach((shares, line) => {
    const share = shares.get(place);
    if (share !== undefined) sum = plus(sum, scaled(amounts.line(line), share, 1));
  });
  return amounts.deducted(sum);
}

/** Rounded once, as the program rounds; before its caps. */
export function boostPoints(view: OrderView, place: number, all: readonly Boosted[], state: GoodsState): number {
  const { amount, rate } = boostAmount(view, place, all, state);
  return pointsOf(amount, rate, view.compiled.program.points.rounding);
}
