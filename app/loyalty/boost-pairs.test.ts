import { describe, expect, it } from "vitest";
import { earn } from "./earn";
import { line, order, programOf, versionOf } from "./fixtures";
import type { OrderContext } from "./judgement";
import type { ProgramDocument } from "./program";

/** A fraction, written out anew for this test. */
type Fraction = readonly [bigint, bigint];
const fraction = (text: string): Fraction => {
  const [whole = "0", rest = ""] = text.split(".");
  return [BigInt(whole + rest), 10n ** BigInt(rest.length)];
};
const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
const down = ([numerator, denominator]: Fraction) => Number(numerator / denominator);
const one: Fraction = [1n, 1n];

interface Boost {
  effect: "multiply" | "add";
  by: string;
  /** of lines: the first, the second, both */
  reaches: "first" | "second" | "both";
  cap?: number;
  over?: boolean;
}

const factorOf = ({ effect, by }: Boost): Fraction => (effect === "multiply" ? fraction(by) : plus(one, fraction(by)));
const more = (a: Fraction, b: Fraction) => a[0] * b[1] > b[0] * a[1];

/** What two boosts bring for a line of so many pence, by the words of ADR 0017. */
function shares(boosts: readonly Boost[], combine: "best" | "all"): Fraction[] {
  const none: Fraction[] = boosts.map(() => [0n, 1n]);
  const live = boosts.map((boost, place) => ({ boost, place })).filter(({ boost }) => !boost.over);
  if (combine === "best") {
    const best = live.reduce<(typeof live)[number] | null>(
      (won, next) => (won === null || more(factorOf(next.boost), factorOf(won.boost)) ? next : won),
      null,
    );
    if (best !== null) none[best.place] = minus(factorOf(best.boost), one);
    return none;
  }
  let standing = one;
  for (const { boost, place } of live) {
    if (boost.effect !== "add") continue;
    none[place] = fraction(boost.by);
    standing = plus(standing, fraction(boost.by));
  }
  for (const { boost, place } of live) {
    if (boost.effect !== "multiply") continue;
    none[place] = times(standing, minus(fraction(boost.by), one));
    standing = times(standing, fraction(boost.by));
  }
  return none;
}

const prices = [3333, 1999] as const;
const effects = [
  { effect: "multiply", by: "2" },
  { effect: "multiply", by: "1.5" },
  { effect: "add", by: "1" },
  { effect: "add", by: "0.333333" },
] as const;
const reaches = ["first", "second", "both"] as const;
const lids = [{}, { cap: 20 }, { over: true }] as const;
const tiers = [
  { tier: "bronze", multiplier: "1" },
  { tier: "silver", multiplier: "1.25" },
  { tier: "gold", multiplier: "1.5" },
] as const;

const pairs = effects.flatMap((a) =>
  effects.flatMap((b) =>
    reaches.flatMap((reach) =>
      lids.map(
        (lid) =>
          [
            { ...a, reaches: "both" },
            { ...b, ...lid, reaches: reach },
          ] as Boost[],
      ),
    ),
  ),
);

describe.each(["best", "all"] as const)("every pair of boosts, combined by %s, in every tier, with caps and limits", (combine) => {
  it.each(tiers)("with %j", ({ tier, multiplier }) => {
    for (const pair of pairs) {
      const version = versionOf(
        programOf((document) => {
          document.boosts = { combine };
          document.earning = [
            { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" },
            ...pair.map((boost, place) => ({
              key: `boost-${place}`,
              title: { en: "Boost" },
              on: "boost",
              effect: boost.effect,
              by: boost.by,
              lines: boost.reaches === "both" ? {} : { only: { products: [boost.reaches === "first" ? "1" : "2"] } },
              cap: boost.cap === undefined ? {} : { order: boost.cap },
              limit: { times: 1 },
            })),
          ] as ProgramDocument["earning"];
        }),
      );
      const used = Object.fromEntries(pair.flatMap((boost, place) => (boost.over ? [[`times/boost-${place}`, 1]] : [])));
      const context: OrderContext = { tier, nth: 1, used };
      const facts = order({ lines: prices.map((paid, place) => line(paid, { id: String(place + 1), productId: String(place + 1) })) });
      const expected: Record<string, number> = { purchase: down(times([BigInt(prices[0] + prices[1]), 100n], fraction(multiplier))) };
      pair.forEach((boost, place) => {
        let sum: Fraction = [0n, 1n];
        prices.forEach((paid, row) => {
          const reaching = pair.map((other) => ({
            ...other,
            over: other.over === true || (other.reaches !== "both" && (other.reaches === "first") !== (row === 0)),
          }));
          sum = plus(sum, times([BigInt(paid), 100n], shares(reaching, combine)[place] ?? one));
        });
        const points = Math.min(boost.cap ?? Infinity, down(times(sum, fraction(multiplier))));
        if (points > 0) expected[`boost-${place}`] = points;
      });
      const granted = Object.fromEntries(Object.entries(earn(facts, context, version).sources).map(([key, of]) => [key, of.granted]));
      expect([pair, granted]).toEqual([pair, expected]);
    }
  });
});
