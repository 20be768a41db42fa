import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { parseProgram, type Tiers } from "../../../loyalty/program";
import { firstTiers, levelAbove, risingLevels, withMeasure, withTiers, withWindow } from "./levels";

const program = defaultProgram("GBP");
const tiers = program.tiers!;
const keys = (levels: Tiers["levels"]) => levels.map(({ key }) => key);
const valid = (changed: Tiers, currency = "GBP") => parseProgram({ ...defaultProgram(currency), tiers: changed }).ok;

describe("the ladder", () => {
  it("stands in the order of its thresholds, whatever was typed last", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(100_000), { minLength: 3, maxLength: 3 }), (froms) => {
        const levels = tiers.levels.map((level, place) => ({ ...level, from: String(froms[place]) }));
        const ordered = risingLevels(levels);
        expect(ordered.map(({ from }) => Number(from))).toEqual([...froms].sort((a, b) => a - b));
        expect(valid({ ...tiers, levels: ordered })).toBe(true);
      }),
    );
  });

  it("keeps archived levels at its end, and waits while a threshold is being typed", () => {
    const [bronze, silver, gold] = tiers.levels as [Tiers["levels"][number], Tiers["levels"][number], Tiers["levels"][number]];
    expect(keys(risingLevels([{ ...bronze, archived: true }, gold, silver]))).toEqual(["silver", "gold", "bronze"]);
    expect(keys(risingLevels([gold, { ...silver, from: "" }, bronze]))).toEqual(["gold", "silver", "bronze"]);
  });

  it.each(["GBP", "JPY", "KWD"])("grows by a level on top that is valid once it has a title (%s)", (currency) => {
    const own = defaultProgram(currency).tiers!;
    for (const measure of ["spend", "points", "orders"] as const) {
      let grown = withMeasure(own, measure);
      for (let more = 0; more < 3; more += 1) {
        const above = levelAbove(grown, currency);
        expect(keys(grown.levels)).not.toContain(above.key);
        grown = { ...grown, levels: risingLevels([...grown.levels, { ...above, title: { en: "New" } }]) };
        expect(grown.levels.at(-1)?.key).toBe(above.key);
      }
      expect(valid(grown, currency)).toBe(true);
    }
  });

  it.each(["GBP", "JPY", "KWD"])("begins with two levels that can be published (%s)", (currency) => {
    expect(valid(firstTiers(currency), currency)).toBe(true);
  });
});

describe("what tiers are measured by", () => {
  it("is money, or whole numbers", () => {
    const pence = {
      ...tiers,
      levels: tiers.levels.map((level) => ({ ...level, from: level.from === "0" ? "0" : `${level.from.split(".")[0]}.50` })),
    };
    expect(withMeasure(pence, "orders").levels.map(({ from }) => from)).toEqual(["0", "1001", "3001"]);
    expect(withMeasure(pence, "spend").levels.map(({ from }) => from)).toEqual(["0", "1000.50", "3000.50"]);
  });

  it("over a calendar year begins on 1 January, over another when the merchant says", () => {
    const fiscal = { ...withWindow(tiers, "fiscal-year"), yearStarts: "04-06" };
    expect(withWindow(fiscal, "fiscal-year").yearStarts).toBe("04-06");
    expect(withWindow(fiscal, "calendar-year").yearStarts).toBe("01-01");
  });

  it("changes nothing where there are no tiers", () => {
    const none = { ...program, tiers: null };
    expect(withTiers(none, () => tiers)).toBe(none);
  });
});
