import { expect, it } from "vitest";
import { endOfLastDay } from "./last-day";

it("a code is valid to the end of its last day in the shop's zone, also over a change of the clocks", () => {
  const ends = (from: string, days: number, zone: string) => endOfLastDay(new Date(from), days, zone).toISOString();
  expect(ends("2026-10-20T12:00:00Z", 30, "Europe/Paris")).toBe("2026-11-19T22:59:59.999Z");
  expect(ends("2026-11-20T23:30:00Z", 1, "Europe/Paris")).toBe("2026-11-22T22:59:59.999Z");
  expect(ends("2026-11-20T23:30:00Z", 1, "UTC")).toBe("2026-11-21T23:59:59.999Z");
});
