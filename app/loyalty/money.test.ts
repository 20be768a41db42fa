import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareIds } from "./ids";
import { formatDecimal, minorDigits, parseMoney } from "./money";

describe("money", () => {
  it.each([
    ["48.20", "GBP", 4820],
    ["48.2", "GBP", 4820],
    ["48", "GBP", 4800],
    ["0.01", "EUR", 1],
    ["-12.34", "EUR", -1234],
    ["-0.00", "EUR", 0],
    ["5000", "JPY", 5000],
    ["500.0", "JPY", 500],
    ["500.00", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["1.2", "KWD", 1200],
    ["90071992547409.91", "USD", 9007199254740991],
    ["10.500", "GBP", 1050],
  ])("reads %s %s as %i minor units", (text, currency, minor) => {
    expect(Object.is(parseMoney(text, currency), minor)).toBe(true);
  });

  it.each([
    ["1.234", "GBP"],
    ["1.5", "JPY"],
    ["1.2345", "KWD"],
    ["", "GBP"],
    ["1,50", "GBP"],
    ["1e3", "GBP"],
    [" 1", "GBP"],
    [".5", "GBP"],
    ["5.", "GBP"],
    ["90071992547409.92", "USD"],
  ])("refuses %s in %s", (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow(RangeError);
  });

  it.each([
    [4820, "GBP", "48.20"],
    [5, "GBP", "0.05"],
    [-5, "GBP", "-0.05"],
    [0, "GBP", "0.00"],
    [500, "JPY", "500"],
    [-500, "JPY", "-500"],
    [7, "KWD", "0.007"],
  ])("writes %i %s as %s", (minor, currency, text) => {
    expect(formatDecimal(minor, currency)).toBe(text);
  });

  it("knows the decimals of currencies", () => {
    expect(["GBP", "JPY", "KWD", "ISK", "CLF", "HUF"].map(minorDigits)).toEqual([2, 0, 3, 0, 4, 2]);
  });

  it("reads back what it writes", () => {
    const amounts = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(amounts, fc.constantFrom("GBP", "JPY", "KWD", "CLF"), (minor, currency) => {
        expect(parseMoney(formatDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});

describe("ids", () => {
  it("are compared as numbers of any length", () => {
    const ids = ["9007199254740993", "10", "9", "9007199254740992", "100"];
    expect(ids.toSorted(compareIds)).toEqual(["9", "10", "100", "9007199254740992", "9007199254740993"]);
    expect(compareIds("42", "42")).toBe(0);
  });

  it("are ordered as BigInt orders them", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 0n, max: 10n ** 20n }), (a, b) => {
        expect(Math.sign(compareIds(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
