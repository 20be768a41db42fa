import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencySign, decimalFrom, decimalShown } from "./decimal-text";
import { languageName, orNone, put, withText } from "./texts";

describe("decimals as they are typed", () => {
  it.each([
    ["5", "5"],
    ["5.50", "5.50"],
    ["5,50", "5.50"],
    ["1 000,50", "1000.50"],
    ["1\u202f000,50 €", "1000.50"],
    ["£48.20", "48.20"],
    [".5", "0.5"],
    ["007", "7"],
    ["0", "0"],
    ["1.2.3", "1.23"],
    ["-3", "3"],
    ["abc", ""],
    ["", ""],
    ["5.", "5."],
  ])("%s is kept as %s", (typed, kept) => expect(decimalFrom(typed)).toBe(kept));

  it("GIVEN a decimal of a document WHEN it is shown and typed again THEN it is the same, in both languages", () => {
    const decimal = fc
      .tuple(fc.nat(1_000_000), fc.option(fc.stringMatching(/^\d{1,6}$/u)))
      .map(([whole, rest]) => (rest ? `${whole}.${rest}` : `${whole}`));
    fc.assert(
      fc.property(decimal, fc.constantFrom("en" as const, "fr" as const), (text, language) => {
        expect(decimalFrom(decimalShown(text, language))).toBe(text);
      }),
    );
  });

  it("has the currency's sign where the language puts it", () => {
    expect(currencySign("GBP", "en")).toEqual({ prefix: "£" });
    expect(currencySign("EUR", "fr")).toEqual({ suffix: "€" });
    expect(currencySign("KWD", "en")).toEqual({ prefix: "KWD" });
  });
});

describe("texts by language", () => {
  it("an empty text is none, and none at all is no field", () => {
    expect(withText({ en: "Gold", fr: "Or" }, "fr", "")).toEqual({ en: "Gold" });
    expect(withText(undefined, "fr", "Or")).toEqual({ fr: "Or" });
    expect(orNone(withText({ fr: "Or" }, "fr", ""))).toBeUndefined();
  });

  it("a part has a field or has it not", () => {
    const part: { a: number; b?: string } = { a: 1, b: "x" };
    expect(Object.keys(put(part, "b", undefined))).toEqual(["a"]);
    expect(put({ a: 1 } as typeof part, "b", "y")).toEqual({ a: 1, b: "y" });
  });

  it("a language goes by its name in the page's", () => {
    expect(languageName("fr", "en")).toBe("French");
    expect(languageName("pt-BR", "fr")).toBe("Portugais brésilien");
  });
});
