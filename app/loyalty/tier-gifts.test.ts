import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programOf, versionOf } from "./fixtures";
import type { CountRow } from "./judgement";
import type { ProgramDocument, ProgramVersion } from "./program";
import { haveGifts, tierGifts } from "./tier-gifts";

const noon = (day: string) => `${day}T12:00:00.000Z`;
const row = (day: string, spend: number, placed = day): CountRow => ({
  at: noon(day),
  placedAt: noon(placed),
  spend,
  points: 0,
  orders: Math.sign(spend),
});
type TiersDocument = NonNullable<ProgramDocument["tiers"]>;

/** Bronze from nothing, silver from 1,000 with 50 points, gold from 3,000 with 200. */
function version(more: Partial<TiersDocument> = {}, number = 1, inForceFrom = "2020-01-01T00:00:00.000Z"): ProgramVersion {
  const level = (key: string, from: string, points?: number) => ({
    key,
    title: { en: key },
    from,
    ...(points ? { gift: { points } } : {}),
  });
  const tiers: TiersDocument = {
    measure: "spend",
    window: "rolling-12-months",
    graceDays: 0,
    levels: [level("bronze", "0"), level("silver", "1000.00", 50), level("gold", "3000.00", 200)],
    ...more,
  };
  return versionOf(
    programOf((document) => (document.tiers = tiers)),
    number,
    inForceFrom,
  );
}
const ground = { zone: "Europe/London", joinedAt: "2024-01-01T00:00:00.000Z" };
const gifts = (rows: CountRow[], versions = [version()], at = "2030-01-01") =>
  tierGifts(rows, versions, ground, noon(at)).map(
    ({ tier, year, at: entered, points }) => `${entered.slice(0, 10)} ${tier} ${year} ${points}`,
  );

describe("what entering a tier brings", () => {
  it("its points at the moment of entering it from below, not of standing in it, nor of the first one", () => {
    expect(gifts([row("2026-01-05", 100_000), row("2026-02-01", 200_000)])).toEqual([
      "2026-01-05 silver 2026-01-01 50",
      "2026-02-01 gold 2026-01-01 200",
    ]);
    expect(gifts([row("2026-01-05", 99_999)])).toEqual([]);
    expect(gifts([row("2026-01-05", 100_000)], [version()], "2026-01-04")).toEqual([]);
  });

  it("a tier that is passed over on the way to a higher one brings nothing", () => {
    expect(gifts([row("2026-01-05", 300_000)])).toEqual(["2026-01-05 gold 2026-01-01 200"]);
  });

  it("falling into a tier from above brings nothing", () => {
    expect(gifts([row("2026-01-05", 300_000), row("2026-02-01", -150_000, "2026-01-05")])).toEqual(["2026-01-05 gold 2026-01-01 200"]);
  });

  it("once in a year of the program's, however often it is entered", () => {
    const upAndDown = [row("2026-01-05", 100_000), row("2026-02-01", -1, "2026-01-05"), row("2026-03-01", 1)];
    expect(gifts(upAndDown)).toEqual(["2026-01-05 silver 2026-01-01 50"]);
    const nextYear = [row("2026-01-05", 100_000), row("2026-02-01", -1, "2026-01-05"), row("2027-01-04", 1)];
    expect(gifts(nextYear)).toHaveLength(2);
    // the year is the program's own: January and March lie in two of them
    expect(gifts(upAndDown, [version({ yearStarts: "02-15" })])).toEqual([
      "2026-01-05 silver 2025-02-15 50",
      "2026-03-01 silver 2026-02-15 50",
    ]);
  });

  it("nothing by a publication: who stands higher by new levels entered nothing", () => {
    const higher = version({}, 2, noon("2026-06-01"));
    const strict = version({ levels: [{ key: "silver", title: { en: "s" }, from: "9000.00", gift: { points: 50 } }] });
    const rows = [row("2026-01-05", 100_000)];
    expect(gifts(rows, [strict, higher])).toEqual([]);
    expect(gifts([...rows, row("2026-07-01", 200_000)], [strict, higher])).toEqual(["2026-07-01 gold 2026-01-01 200"]);
    expect(haveGifts([version({ levels: [{ key: "all", title: { en: "a" }, from: "0" }] })])).toBe(false);
  });

  it("is a function of the set of rows", () => {
    const rows = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: -60_000, max: 120_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.constantFrom<Partial<TiersDocument>>({}, { window: "calendar-year" }, { window: "lifetime" }), (days, more) => {
        const made = days.map(([day, spend]) => row(new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10), spend));
        const found = gifts(made, [version(more)]);
        expect(gifts(made.toReversed(), [version(more)])).toEqual(found);
        const names = found.map((one) => one.split(" ").slice(1, 3).join(" "));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
