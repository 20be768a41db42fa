import { describe, expect, it } from "vitest";
import { dayAt, dayInYear, daysOfYearOn, isDayOfYear, plusDays, plusMonths, startOfDay } from "./days";

describe("days of the shop's calendar", () => {
  it.each([
    ["2026-03-28T11:00:00.000Z", "Pacific/Auckland", "2026-03-29"],
    ["2026-03-28T10:59:59.999Z", "Pacific/Auckland", "2026-03-28"],
    ["2026-03-29T00:30:00.000Z", "Europe/London", "2026-03-29"],
    ["2026-03-29T23:00:00.000Z", "Europe/London", "2026-03-30"],
    ["2026-11-01T06:59:59.999Z", "America/Los_Angeles", "2026-10-31"],
    ["2026-11-02T07:59:59.999Z", "America/Los_Angeles", "2026-11-01"],
  ])("%s in %s is %s", (at, zone, day) => {
    expect(dayAt(at, zone)).toBe(day);
  });

  it("begin at midnight, or where the clocks skip it, after it", () => {
    expect(startOfDay("2026-03-30", "Europe/London")).toBe("2026-03-29T23:00:00.000Z");
    expect(startOfDay("2026-11-22", "Pacific/Auckland")).toBe("2026-11-21T11:00:00.000Z");
    // 00:00 to 00:59 of that day did not happen
    expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toBe("2018-11-04T03:00:00.000Z");
  });

  it("are counted without clocks", () => {
    expect([plusDays("2026-03-28", 2), plusDays("2028-03-01", -1), plusDays("2026-12-31", 1)]).toEqual([
      "2026-03-30",
      "2028-02-29",
      "2027-01-01",
    ]);
    expect([plusMonths("2026-01-31", 1), plusMonths("2026-12-20", -11), plusMonths("2026-12-20", 11)]).toEqual([
      "2026-02-28",
      "2026-01-20",
      "2027-11-20",
    ]);
  });

  it("of a year: 29 February is the 28th in common years", () => {
    const leap = { month: 2, day: 29 };
    expect([2024, 2025, 2028, 2100].map((year) => dayInYear(leap, year))).toEqual(["2024-02-29", "2025-02-28", "2028-02-29", "2100-02-28"]);
    expect(daysOfYearOn("2025-02-28")).toEqual([{ month: 2, day: 28 }, leap]);
    expect(daysOfYearOn("2028-02-28")).toEqual([{ month: 2, day: 28 }]);
    expect(daysOfYearOn("2028-02-29")).toEqual([leap]);
    expect([leap, { month: 4, day: 31 }, { month: 0, day: 1 }, { month: 13, day: 1 }, { month: 1, day: 0 }].map(isDayOfYear)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
