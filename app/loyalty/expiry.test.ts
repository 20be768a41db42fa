import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiryOf, movesExpiry } from "./expiry";
import { programOf } from "./fixtures";
import type { Expiry, ProgramVersion } from "./program";
import { remindersDue } from "./reminders";
import { zoneCalendar } from "./zone";

type Dated = [inForceFrom: string, expiry: Expiry];
const versionsOf = (...dated: Dated[]): ProgramVersion[] =>
  dated.map(([inForceFrom, expiry], index) => ({
    number: index + 1,
    inForceFrom,
    program: programOf((document) => (document.points.expiry = expiry)),
  }));
const noon = (day: string) => `${day}T12:00:00.000Z`;
const end = (earned: string, versions: ProgramVersion[], active: string | null = null, zone = "UTC") =>
  expiryOf({ earnedAt: noon(earned), availableAt: noon(earned) }, { versions, zone }, active === null ? null : noon(active));

const begun = "2020-01-01T00:00:00.000Z";
const lot = (months: number, noticeDays = 0): Expiry => ({ mode: "lot", months, noticeDays });
const dates = (days: string[], months = 0, noticeDays = 0): Expiry => ({ mode: "dates", days, months, noticeDays });
const inactivity = (months: number, noticeDays = 0): Expiry => ({ mode: "inactivity", months, noticeDays });

describe("when a lot ends", () => {
  it.each([
    ["2026-01-10", dates(["12-31"]), "2026-12-31T23:59:59.999Z"],
    ["2026-12-31", dates(["12-31"]), "2026-12-31T23:59:59.999Z"],
    ["2026-07-01", dates(["12-31", "06-30"]), "2026-12-31T23:59:59.999Z"],
    ["2026-01-10", dates(["12-31", "06-30"]), "2026-06-30T23:59:59.999Z"],
    // at least so many months: the day after six months is the next one
    ["2026-07-01", dates(["12-31"], 6), "2027-12-31T23:59:59.999Z"],
    ["2026-06-30", dates(["12-31"], 6), "2026-12-31T23:59:59.999Z"],
    ["2026-12-20", dates(["12-31"], 0, 30), "2027-01-19T23:59:59.999Z"],
    ["2027-06-01", dates(["02-29"]), "2028-02-29T23:59:59.999Z"],
    ["2028-06-01", dates(["02-29"]), "2029-02-28T23:59:59.999Z"],
  ])("earned on %s by fixed days", (earned, expiry, expected) => {
    expect(end(earned, versionsOf([begun, expiry]))).toBe(expected);
  });

  it("on fixed days of the shop's own calendar", () => {
    const versions = versionsOf([begun, dates(["12-31"])]);
    expect(end("2026-01-10", versions, null, "Pacific/Auckland")).toBe("2026-12-31T10:59:59.999Z");
    expect(end("2026-01-10", versions, null, "America/Los_Angeles")).toBe("2027-01-01T07:59:59.999Z");
  });

  it("by inactivity the months after the last act, or after its earning where that is later", () => {
    const versions = versionsOf([begun, inactivity(12)]);
    expect(end("2026-01-10", versions)).toBe("2027-01-10T23:59:59.999Z");
    expect(end("2026-01-10", versions, "2026-08-01")).toBe("2027-08-01T23:59:59.999Z");
    expect(end("2026-07-31", versions, "2025-08-05")).toBe("2027-07-31T23:59:59.999Z");
    expect(end("2026-07-31", versionsOf([begun, inactivity(1, 60)]), "2025-08-05")).toBe("2026-09-29T23:59:59.999Z");
    expect(movesExpiry(versions)).toBe(true);
  });
});

describe("switching", () => {
  it("gives each lot the end of the new version, and at least its notice from the switch", () => {
    const shorter = versionsOf([begun, lot(24)], [noon("2026-06-01"), lot(6, 30)]);
    expect(end("2026-05-01", shorter)).toBe("2026-11-01T23:59:59.999Z");
    expect(end("2025-01-01", shorter)).toBe("2026-07-01T23:59:59.999Z");
    expect(end("2026-07-01", shorter)).toBe("2027-01-01T23:59:59.999Z");
  });

  it("to none and back, and a lot that had ended before stays ended", () => {
    const there = versionsOf([begun, lot(12)], [noon("2026-06-01"), { mode: "none" }], [noon("2027-06-01"), inactivity(3, 14)]);
    expect(end("2025-01-01", there)).toBe("2026-01-01T23:59:59.999Z");
    expect(end("2025-07-01", there.slice(0, 2))).toBeNull();
    expect(end("2025-07-01", there, "2025-07-01")).toBe("2027-06-15T23:59:59.999Z");
    expect(end("2025-07-01", there, "2027-07-01")).toBe("2027-10-01T23:59:59.999Z");
  });

  it("a version that changes something else moves nothing", () => {
    const versions = versionsOf([begun, lot(12)], [noon("2026-06-01"), lot(12)]);
    expect(movesExpiry(versions)).toBe(false);
    expect(end("2025-07-01", versions)).toBe("2026-07-01T23:59:59.999Z");
    expect(movesExpiry(versionsOf([begun, dates(["06-30", "12-31"])], [noon("2026-06-01"), dates(["12-31", "06-30"])]))).toBe(false);
  });

  const anyExpiry: fc.Arbitrary<Expiry> = fc.oneof(
    fc.record({ mode: fc.constant("lot" as const), months: fc.integer({ min: 1, max: 36 }), noticeDays: fc.nat(60) }),
    fc.record({ mode: fc.constant("inactivity" as const), months: fc.integer({ min: 1, max: 36 }), noticeDays: fc.nat(60) }),
    fc.record({
      mode: fc.constant("dates" as const),
      days: fc.uniqueArray(fc.constantFrom("01-01", "02-29", "04-05", "10-25", "12-31"), { minLength: 1 }),
      months: fc.nat(14),
      noticeDays: fc.nat(60),
    }),
    fc.constant({ mode: "none" as const }),
  );
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => new Date(Date.UTC(2024, 0, 1, 9) + n * 86_400_000).toISOString());

  it("never ends a living lot before the notice of the last switch, and not before it could be seen", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, anyExpiry), { minLength: 1, maxLength: 4 }),
        day,
        fc.option(day, { nil: null }),
        fc.constantFrom("UTC", "Pacific/Auckland", "America/Los_Angeles"),
        (drawn, earnedAt, active, zone) => {
          const sorted = drawn.toSorted(([a], [b]) => (a < b ? -1 : 1));
          const versions = versionsOf(...sorted.map(([at, expiry], index): Dated => [index === 0 ? begun : at, expiry]));
          const calendar = zoneCalendar(zone);
          const ends = versions.map((_, upTo) =>
            expiryOf({ earnedAt, availableAt: earnedAt }, { versions: versions.slice(0, upTo + 1), zone }, active),
          );
          versions.forEach(({ program: { points }, inForceFrom }, index) => {
            const now = ends[index] ?? null;
            const { expiry } = points;
            if (now === null || expiry.mode === "none") return;
            // the last millisecond of a day of the shop's
            expect(calendar.endOfDay(Date.parse(now))).toBe(Date.parse(now));
            const before = index === 0 ? null : (ends[index - 1] ?? null);
            if (index > 0 && inForceFrom > earnedAt && now !== before) {
              expect(Date.parse(now)).toBeGreaterThanOrEqual(calendar.plusDays(Date.parse(inForceFrom), expiry.noticeDays));
            }
            if (index > 0 && before !== null && before <= inForceFrom && inForceFrom > earnedAt) expect(now).toBe(before);
          });
        },
      ),
      { numRuns: process.env["LONG"] ? 3000 : 300 },
    );
  });
});

describe("reminders", () => {
  const zone = "Pacific/Auckland";
  const lots = [
    { id: "a", remaining: 40, expiresAt: "2026-04-05T11:59:59.999Z" },
    { id: "b", remaining: 5, expiresAt: "2026-04-05T11:59:59.999Z" },
    { id: "spent", remaining: 0, expiresAt: "2026-04-05T11:59:59.999Z" },
    { id: "never", remaining: 9, expiresAt: null },
  ];

  it("each lot is told of on the days that the program says, of the shop's calendar, over a change of the clocks", () => {
    // the clocks go back on 5 April: the day ends at 11:59 UTC, those before at 10:59
    const on = (at: string) => remindersDue(lots, { reminders: [7, 30], zone }, at).map(({ days, points }) => `${days}: ${points}`);
    expect(on("2026-03-28T11:00:00.000Z")).toEqual(["7: 45"]);
    expect(on("2026-03-29T10:59:59.999Z")).toEqual(["7: 45"]);
    expect(on("2026-03-29T11:00:00.000Z")).toEqual([]);
    expect(on("2026-03-05T12:00:00.000Z")).toEqual(["30: 45"]);
    expect(remindersDue(lots, { reminders: [7], zone }, "2026-03-29T00:00:00.000Z")[0]?.lots.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});
