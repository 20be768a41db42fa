import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { magnitudeOf } from "./amounts";
import { minorDigits } from "./money";
import { proposeProgram } from "./propose";
import { moneyOf } from "./program";
import { rewardRate } from "./reward-rate";

const currencies = ["GBP", "EUR", "JPY", "KWD", "SEK", "KRW"];
const propose = (currency: string, medianOrder: number | null, languages = ["en", "fr"]) =>
  proposeProgram({ currency, medianOrder, returnDays: 14, languages });

describe("a first draft", () => {
  it("GIVEN the demo shop's median order of £305 THEN a first reward after three or four of them", () => {
    const { program, reasons } = propose("GBP", 30_500);
    expect(program.earning[0]).toMatchObject({ points: "1", per: "3.00" });
    expect(program.rewards.map((reward) => [reward.cost, moneyOf(reward)])).toEqual([
      [360, "40.00"],
      [810, "100.00"],
    ]);
    expect(program.tiers?.levels.map(({ from }) => from)).toEqual(["0", "1000.00", "3000.00"]);
    expect(reasons).toMatchObject({ known: true, medianOrder: 30_500, pointsAnOrder: 101, orders: 3.5, percent: 3.7 });
  });

  it.each(currencies)(
    "GIVEN any median order in %s THEN 3 to 4 orders to the first reward, 2.5 to 5 %% back, tiers that rise",
    (currency) => {
      const minor = 10 ** minorDigits(currency);
      const least = Math.max(200, magnitudeOf(currency) * minor);
      fc.assert(
        fc.property(fc.integer({ min: least, max: least * 10_000 }), (medianOrder) => {
          const { program, reasons } = propose(currency, medianOrder);
          expect(reasons.orders).toBeGreaterThanOrEqual(3);
          expect(reasons.orders).toBeLessThanOrEqual(4);
          for (const reward of program.rewards) {
            const rate = rewardRate(program, { cost: reward.cost, value: moneyOf(reward)! });
            expect(rate?.percent).toBeGreaterThanOrEqual(2.5);
            expect(rate?.percent).toBeLessThanOrEqual(5);
          }
        }),
      );
    },
  );

  it("GIVEN too few orders THEN it reckons with a usual one, and says so", () => {
    expect(propose("GBP", null).reasons).toMatchObject({ known: false, medianOrder: 5_000 });
    expect(propose("JPY", null).reasons).toMatchObject({ known: false, medianOrder: 5_000 });
    expect(propose("KWD", 0).reasons).toMatchObject({ known: false, medianOrder: 50_000 });
  });

  it("GIVEN the return window THEN points wait as long", () => {
    expect(proposeProgram({ currency: "EUR", medianOrder: 4_000, returnDays: 45, languages: ["fr"] }).program.points.pendingDays).toBe(45);
  });

  it("GIVEN the shop's languages THEN titles are in those, in English where there is none of ours", () => {
    expect(propose("EUR", 4_000, ["fr-CA"]).program.title).toEqual({ fr: "Le Club" });
    expect(propose("EUR", 4_000, ["de"]).program.title).toEqual({ en: "The Club" });
    expect(Object.keys(propose("EUR", 4_000, ["de", "fr"]).program.points.names)).toEqual(["fr"]);
  });
});
