import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDecimals, plainDecimal, ratioOf } from "./decimal";
import { floorOf, lessAtLeastZero, plus, pointsOf, scaled, share, shareDown } from "./exact";

const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const small = fc.integer({ min: 0, max: 1000 });

/** The same by BigInt alone. */
function naiveRound(numerator: bigint, denominator: bigint, rounding: string): bigint {
  const double = 2n * numerator;
  if (rounding === "floor") return numerator / denominator;
  if (rounding === "ceil") return (numerator + denominator - 1n) / denominator;
  return (double + denominator) / (2n * denominator);
}

describe("exact amounts", () => {
  it("keeps thirds: three shares of a third are the whole", () => {
    const third = share(100, 1, 3);
    expect(typeof third).toBe("object");
    expect(floorOf(third)).toBe(33);
    expect(plus(plus(third, third), third)).toBe(100);
  });

  it("takes off, never below zero", () => {
    expect(lessAtLeastZero(100, 30)).toBe(70);
    expect(lessAtLeastZero(100, 130)).toBe(0);
    expect(floorOf(lessAtLeastZero(share(100, 1, 3), 33))).toBe(0);
    expect(lessAtLeastZero(share(100, 1, 3), 34)).toBe(0);
  });

  it("shares of a sum add up to it, whatever the sizes", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 1000 }), small, (value, whole, raw) => {
        const part = raw % (whole + 1);
        expect(plus(share(value, part, whole), share(value, whole - part, whole))).toBe(value);
      }),
    );
  });

  it("shareDown is the quotient of BigInt", () => {
    fc.assert(
      fc.property(amount, small, fc.integer({ min: 1, max: 1000 }), (value, part, whole) => {
        expect(shareDown(value, part, whole)).toBe(Number((BigInt(value) * BigInt(part)) / BigInt(whole)));
      }),
    );
  });

  it("scales by a ratio of exact amounts", () => {
    expect(scaled(90, 30, 60)).toBe(45);
    expect(scaled(share(100, 1, 3), 3, 1)).toBe(100);
  });

  it("rounds points once, the same by numbers and by BigInt", () => {
    const part = fc.integer({ min: 1, max: 2 ** 30 });
    fc.assert(
      fc.property(amount, part, part, fc.constantFrom("floor", "nearest", "ceil"), (base, numerator, denominator, rounding) => {
        const exactly = { numerator: BigInt(numerator), denominator: BigInt(denominator) };
        const wanted = Number(naiveRound(BigInt(base) * exactly.numerator, exactly.denominator, rounding));
        expect(pointsOf(base, { ...exactly, small: { numerator, denominator } }, rounding)).toBe(wanted);
        expect(pointsOf(base, { ...exactly, small: null }, rounding)).toBe(wanted);
      }),
    );
  });

  it("does not trust a quotient that rounds up to a whole number", () => {
    const base = Number.MAX_SAFE_INTEGER;
    const rate = { numerator: 1n, denominator: 3n, small: { numerator: 1, denominator: 3 } };
    expect(pointsOf(base, rate, "floor")).toBe(Number(BigInt(base) / 3n));
  });
});

describe("decimal texts", () => {
  it.each([
    ["1", 1n, 1n],
    ["1.25", 5n, 4n],
    ["0.10", 1n, 10n],
    ["0", 0n, 1n],
  ])("%s is %d / %d", (text, numerator, denominator) => {
    expect(ratioOf(text)).toEqual({ numerator, denominator });
  });

  it("compares as numbers, not as texts", () => {
    expect(compareDecimals("10", "9.99")).toBeGreaterThan(0);
    expect(compareDecimals("1.50", "1.5")).toBe(0);
    expect(compareDecimals("0.5", "1")).toBeLessThan(0);
  });

  it("leaves out needless zeros", () => {
    expect(["1.50", "2.00", "100", "0.5"].map(plainDecimal)).toEqual(["1.5", "2", "100", "0.5"]);
  });
});
