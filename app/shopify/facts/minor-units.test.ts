import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDecimal } from "../../loyalty/money";
import { toPresentmentMoney, toShopMoney } from "./conversion";
import { minorUnits } from "./minor-units";

describe("minorUnits", () => {
  it.each([
    ["12.50", 2, 1250],
    ["12.5", 2, 1250],
    ["12", 2, 1200],
    ["0.00", 2, 0],
    ["-3.4", 2, -340],
    ["-0.00", 2, 0],
    ["1000.0", 0, 1000],
    ["1.2345", 3, 1235],
    ["1.2344999", 3, 1234],
    ["3.335", 2, 334],
    ["-3.335", 2, -334],
    [".5", 2, 50],
    [199, 2, 19_900],
    [0.1, 2, 10],
  ])("reads %s with %i decimals as %i", (text, digits, minor) => {
    expect(minorUnits(text, digits)).toBe(minor);
  });

  it.each(["", "-", ".", "1,5", "1e3", "£5", "1.2.3", " 1"])("refuses %j", (text) => {
    expect(() => minorUnits(text, 2)).toThrow(TypeError);
  });

  it("refuses what a number cannot hold exactly", () => {
    expect(() => minorUnits("90071992547409.93", 2)).toThrow(RangeError);
    expect(minorUnits("90071992547409.91", 2)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("reads what loyalty writes", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("JPY", "GBP", "KWD"), (minor, currency) => {
        const digits = { JPY: 0, GBP: 2, KWD: 3 }[currency] ?? 2;
        expect(minorUnits(formatDecimal(minor, currency), digits)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });
});

describe("an order's own rate", () => {
  const conversion = { same: false, shopTotal: 10_000, presentmentTotal: 160_000 };

  it("rounds half away from zero", () => {
    expect(toShopMoney(8, conversion)).toBe(1);
    expect(toShopMoney(7, conversion)).toBe(0);
    expect(toShopMoney(-8, conversion)).toBe(-1);
    expect(toPresentmentMoney(3, conversion)).toBe(48);
  });

  it("is exact where floating point is not", () => {
    const huge = { same: false, shopTotal: 9_007_199_254_740_991, presentmentTotal: 9_007_199_254_740_990 };
    expect(toShopMoney(9_007_199_254_740_990, huge)).toBe(9_007_199_254_740_991);
  });

  it("leaves amounts alone in one currency, and where the order cost nothing", () => {
    expect(toShopMoney(7, { ...conversion, same: true })).toBe(7);
    expect(toShopMoney(7, { same: false, shopTotal: 0, presentmentTotal: 0 })).toBe(7);
  });
});
