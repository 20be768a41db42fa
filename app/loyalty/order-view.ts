import { asOrdered, basesAt, type Bases, type Basis, type GoodsState } from "./base";
import type { CompiledProgram } from "./compile";
import type { Asked, LinesTogether } from "./conditions";
import { isGone, goodsBasis, type EarnGround } from "./earned";
import { floorOf, plus, scaled, type Exact } from "./exact";
import { goodsOf, inAny, inEvery, type LinesMatcher } from "./goods-match";
import type { GoodsFacts, OrderContext } from "./judgement";
import type { LineFacts, OrderFacts } from "./order-facts";
import { shopDay } from "./shop-day";

/** Why a line does not count for a rule; null: it counts. */
export type LeftOut = "gift-card" | "excluded" | "discounted" | "other" | "unknown";

/** The lines of an order that a rule looks at. */
export interface Picked {
  /** by their place in the facts */
  lines: readonly boolean[];
  any: boolean;
  /** shipping, tips and duties too, as far as the basis counts them: unless the rule names goods */
  extras: boolean;
  /** how many lines did not count, and why */
  out: Readonly<Partial<Record<LeftOut, number>>>;
}

/** An order under a program, with what its rules ask of it again and again. */
export interface OrderView {
  facts: OrderFacts;
  context: OrderContext;
  compiled: CompiledProgram;
  zone: string;
  asked: Asked & { nth: number };
  multiplier: string;
  /** goods only, in the tax of the first rule */
  basis: Basis;
  pick(lines: LinesMatcher, discounted?: boolean): Picked;
  /** what picked lines come to, as ordered */
  together(picked: Picked, basis: Basis): LinesTogether;
  bases(basis: Basis, state: GoodsState, extras: boolean): Bases;
  /** pieces of a line that are left in a state */
  left(place: number, state: GoodsState): number;
  gone(state: GoodsState): boolean;
}

export function viewOf(facts: OrderFacts, context: OrderContext, compiled: CompiledProgram, ground: EarnGround): OrderView {
  const goods = facts.lines.map((line) => goodsOf(line, ground.goods));
  const excluded = facts.lines.map((line, place) =>
    compiled.excluded === null ? false : inAny(compiled.excluded, line, goods[place] ?? null),
  );
  const basis = goodsBasis(compiled.rules[0]?.rule.basis.tax ?? "as-displayed");
  const known = new Map<GoodsState, Map<string, Bases>>();
  const bases = (of: Basis, state: GoodsState, extras: boolean): Bases => {
    let byBasis = known.get(state);
    if (byBasis === undefined) known.set(state, (byBasis = new Map()));
    const name = basisName(of, extras);
    let found = byBasis.get(name);
    if (found === undefined) byBasis.set(name, (found = basesAt(facts, of, state, extras)));
    return found;
  };
  const goodsIn = (state: GoodsState) => sumOf(bases(basis, state, false), () => true);
  return {
    facts,
    context,
    compiled,
    zone: ground.zone,
    asked: {
      tier: context.tier,
      nth: context.nth,
      customerTags: context.customerTags ?? [],
      segments: context.segments ?? [],
      day: shopDay(facts.placedAt, ground.zone),
    },
    multiplier: context.tier === null ? "1" : (compiled.multipliers.get(context.tier) ?? "1"),
    basis,
    pick: (lines, discounted = true) => pick(facts.lines, goods, excluded, lines, discounted),
    together(picked, of) {
      let worth: Exact = 0;
      let pieces = 0;
      const { lines } = bases(of, asOrdered, false);
      facts.lines.forEach((line, place) => {
        if (picked.lines[place] !== true) return;
        worth = plus(worth, lines[place] ?? 0);
        pieces += line.quantity;
      });
      return { worth: floorOf(worth), pieces };
    },
    bases,
    left: (place, state) => (state.quantities === null ? (facts.lines[place]?.quantity ?? 0) : (state.quantities[place] ?? 0)),
    gone: (state) => isGone(state, goodsIn(asOrdered), goodsIn(state)),
  };
}

/** What picked lines and extras come to, after what comes off. */
export function sumOf(bases: Bases, picked: (place: number) => boolean): Exact {
  let sum: Exact = bases.extras;
  bases.lines.forEach((base, place) => {
    if (picked(place)) sum = plus(sum, base);
  });
  return afterDeductions(sum, bases);
}

export function afterDeductions(sum: Exact, { kept, whole }: Bases): Exact {
  return kept === whole ? sum : scaled(sum, kept, whole);
}

function pick(
  lines: readonly LineFacts[],
  goods: readonly (GoodsFacts | null)[],
  excluded: readonly (boolean | null)[],
  { only, not }: LinesMatcher,
  discounted: boolean,
): Picked {
  const out: Partial<Record<LeftOut, number>> = {};
  let any = false;
  const picked = lines.map((line, place) => {
    const why = leftOut(line, goods[place] ?? null, excluded[place] === undefined ? false : excluded[place]);
    if (why === null) any = true;
    else out[why] = (out[why] ?? 0) + 1;
    return why === null;
  });
  return { lines: picked, any, extras: only === null, out };

  function leftOut(line: LineFacts, known: GoodsFacts | null, gone: boolean | null): LeftOut | null {
    if (line.giftCard) return "gift-card";
    if (gone === true) return "excluded";
    const wanted = only === null ? true : inEvery(only, line, known);
    const unwanted = not === null ? false : inAny(not, line, known);
    if (wanted === false || unwanted === true) return "other";
    // what is not known yet does not count, whatever it may turn out to be
    if (wanted === null || unwanted === null || gone === null) return "unknown";
    return !discounted && line.discount > 0 ? "discounted" : null;
  }
}

function basisName({ tax, shipping, tips, duties, giftCardPayments }: Basis, extras: boolean): string {
  return [tax, extras && shipping, extras && tips, extras && duties, giftCardPayments].join();
}
