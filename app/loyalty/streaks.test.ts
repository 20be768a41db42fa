import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, plusDays, startOfDay } from "./days";
import { programOf } from "./fixtures";
import { grantsFor } from "./occasions";
import { daysInARow } from "./streaks";

const program = (streak: number, limit?: { times: number; every: "month" }) =>
  programOf((document) => {
    document.earning = [{ key: "streak", title: { en: "Streak" }, on: "visit", points: "10", streak, ...(limit ? { limit } : {}) }];
  });

/** The days on which a member who visits on these is rewarded. */
function rewarded(visits: readonly string[], zone: string, rule: ReturnType<typeof program>): string[] {
  const visited = new Set<string>();
  const earlier: string[] = [];
  for (const day of [...visits].sort()) {
    visited.add(day);
    // some time of the day
    const at = new Date(Date.parse(startOfDay(day, zone)) + 3_600_000).toISOString();
    const context = { tier: null, customerTags: [], segments: [], earlier: { streak: earlier }, zone };
    for (const { points } of grantsFor(rule, { on: "visit", at, visited: { "": visited } }, context)) if (points > 0) earlier.push(at);
  }
  return earlier.map((at) => dayAt(at, zone));
}

const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, place) => plusDays(first, place));

describe("a streak of visits", () => {
  it("counts days in a row up to today, after the one that was rewarded", () => {
    const visited = new Set(["2026-03-01", "2026-03-03", "2026-03-04", "2026-03-05"]);
    expect(daysInARow(visited, "2026-03-05", null, 7)).toBe(3);
    expect(daysInARow(visited, "2026-03-05", null, 2)).toBe(2);
    expect(daysInARow(visited, "2026-03-05", "2026-03-03", 7)).toBe(2);
    expect(daysInARow(visited, "2026-03-06", null, 7)).toBe(0);
  });

  it.each([
    ["Europe/London", "2026-03-27"],
    ["Europe/London", "2026-10-23"],
    ["Pacific/Auckland", "2026-04-03"],
    ["America/Los_Angeles", "2026-10-30"],
  ])("runs over the change of the clocks in %s after %s", (zone, first) => {
    expect(rewarded(daysFrom(first, 5), zone, program(5))).toEqual([plusDays(first, 4)]);
  });

  it("broken begins anew; resumed counts from there", () => {
    const visits = [...daysFrom("2026-03-27", 2), ...daysFrom("2026-03-30", 3)];
    expect(rewarded(visits, "Europe/London", program(3))).toEqual(["2026-04-01"]);
  });

  it("goes on: twice as many days are two streaks, and a limit holds", () => {
    expect(rewarded(daysFrom("2026-03-02", 9), "Europe/London", program(3))).toEqual(["2026-03-04", "2026-03-07", "2026-03-10"]);
    expect(rewarded(daysFrom("2026-03-02", 33), "Europe/London", program(3, { times: 1, every: "month" }))).toEqual([
      "2026-03-04",
      "2026-04-01",
    ]);
  });

  it("never takes a day into two streaks", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 2, max: 5 }), (offsets, streak) => {
        const visits = offsets.map((offset) => plusDays("2026-03-01", offset));
        const ends = rewarded(visits, "Europe/London", program(streak));
        for (const end of ends) for (let back = 0; back < streak; back += 1) expect(visits).toContain(plusDays(end, -back));
        ends.slice(1).forEach((end, place) => expect(plusDays(end, 1 - streak) > ends[place]!).toBe(true));
      }),
    );
  });
});
