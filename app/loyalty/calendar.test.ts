import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { lotDates } from "./calendar";
import { programOf } from "./fixtures";
import type { Program } from "./program";
import { zoneCalendar } from "./zone";

const expiring = (pendingDays: number, months: number, noticeDays = 0): Program =>
  programOf((document) => Object.assign(document.points, { pendingDays, expiry: { mode: "lot", months, noticeDays } }));

describe("the dates of a lot", () => {
  it.each([
    // London: 14 days over the spring change; the last millisecond of the day a year later
    ["Europe/London", 14, 12, "2026-03-20T10:00:00.000Z", "2026-04-03T09:00:00.000Z", "2027-04-03T22:59:59.999Z"],
    // Auckland is 13 hours ahead in summer, 12 in winter: both changes are crossed
    ["Pacific/Auckland", 14, 6, "2026-03-25T11:30:00.000Z", "2026-04-08T12:30:00.000Z", "2026-10-09T10:59:59.999Z"],
    ["Pacific/Auckland", 0, 1, "2026-09-20T11:59:59.999Z", "2026-09-20T11:59:59.999Z", "2026-10-20T10:59:59.999Z"],
    // Los Angeles: the evening there is the next day in UTC
    ["America/Los_Angeles", 14, 12, "2026-10-25T05:00:00.000Z", "2026-11-08T06:00:00.000Z", "2027-11-08T07:59:59.999Z"],
    ["America/Los_Angeles", 0, 5, "2026-10-08T06:30:00.000Z", "2026-10-08T06:30:00.000Z", "2027-03-08T07:59:59.999Z"],
    // the night before the clocks skip the hour from 23:00 in Nuuk
    ["America/Nuuk", 14, 12, "2026-03-13T01:00:00.000Z", "2026-03-27T01:00:00.000Z", "2027-03-27T01:59:59.999Z"],
    // the last of January and a month is the last of February
    ["UTC", 0, 1, "2026-01-31T00:00:00.000Z", "2026-01-31T00:00:00.000Z", "2026-02-28T23:59:59.999Z"],
    ["UTC", 0, 12, "2024-02-29T08:00:00.000Z", "2024-02-29T08:00:00.000Z", "2025-02-28T23:59:59.999Z"],
  ])("in %s, %i days pending, %i months", (zone, pending, months, earnedAt, availableAt, expiresAt) => {
    expect(lotDates(earnedAt, expiring(pending, months), zone)).toEqual({ earnedAt, availableAt, expiresAt });
  });

  it("never expires before the notice period is over", () => {
    const dates = lotDates("2026-01-10T09:00:00.000Z", expiring(0, 1, 90), "UTC");
    expect(dates.expiresAt).toBe("2026-04-10T23:59:59.999Z");
  });

  it("without expiry there is no date", () => {
    const program = programOf((document) => (document.points.expiry = { mode: "none" }));
    expect(lotDates("2026-01-10T09:00:00.000Z", program, "UTC").expiresAt).toBeNull();
  });

  it("are luxon's for any moment, the second lot of a day as the first", () => {
    const earned = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2028-01-01") });
    const program = expiring(14, 12, 30);
    fc.assert(
      fc.property(
        earned,
        fc.constantFrom("America/Nuuk", "Pacific/Auckland", "America/Los_Angeles"),
        fc.nat(86_400_000),
        (at, zone, later) => {
          for (const moment of [at, at + later]) {
            const available = DateTime.fromMillis(moment, { zone }).plus({ days: 14 });
            const last = DateTime.max(available.plus({ months: 12 }), available.plus({ days: 30 }));
            // not endOf("day"), which is a day late where the clocks skip that hour of the next day
            const expires = last.startOf("day").plus({ days: 1 }).startOf("day").minus(1);
            expect(lotDates(new Date(moment).toISOString(), program, zone)).toEqual({
              earnedAt: new Date(moment).toISOString(),
              availableAt: available.toJSDate().toISOString(),
              expiresAt: expires.toJSDate().toISOString(),
            });
          }
        },
      ),
      { numRuns: process.env["LONG"] ? 5000 : 500 },
    );
  });

  it("an unknown zone is refused", () => {
    expect(() => lotDates("2026-01-10T09:00:00.000Z", expiring(0, 1), "Moon/Crater")).toThrow(RangeError);
  });
});

describe("zone arithmetic", () => {
  const zones = [
    "Europe/London",
    "Pacific/Auckland",
    "America/Los_Angeles",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "America/St_Johns",
    "UTC",
  ];
  const anyTime = fc.integer({ min: Date.parse("2000-01-01"), max: Date.parse("2040-01-01") });
  /** hours around the changes of the clocks, where mistakes live */
  const nearChange = fc
    .record({
      year: fc.integer({ min: 2020, max: 2030 }),
      month: fc.constantFrom(2, 3, 8, 9, 10),
      day: fc.integer({ min: 1, max: 31 }),
      minutes: fc.nat(1440),
    })
    .map(({ year, month, day, minutes }) => Date.UTC(year, month, day, 0, minutes));

  it("is luxon's, at any time and near any change of the clocks", () => {
    const numRuns = process.env["LONG"] ? 10_000 : 1500;
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(anyTime, nearChange), fc.nat(400), fc.nat(36), (zone, at, days, months) => {
        const calendar = zoneCalendar(zone);
        const there = DateTime.fromMillis(at, { zone });
        expect(calendar.plusDays(at, days)).toBe(there.plus({ days }).toMillis());
        expect(calendar.plusMonths(at, months)).toBe(there.plus({ months }).toMillis());
        // endOf("day") is a day late where the clocks skip that hour of the next day
        expect(calendar.endOfDay(at)).toBe(there.startOf("day").plus({ days: 1 }).startOf("day").toMillis() - 1);
        expect(calendar.startOf(at, "week")).toBe(there.startOf("week").toMillis());
      }),
      { numRuns },
    );
  });
});
