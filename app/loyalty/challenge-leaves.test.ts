import { describe, expect, it } from "vitest";
import { progressLeaves } from "./challenge-leaves";
import { programOf } from "./fixtures";
import type { CountRow } from "./judgement";
import type { ChallengeRule } from "./program";

const now = "2026-11-22T12:00:00.000Z";
function rule(more: object = {}): ChallengeRule {
  const program = programOf((document) => {
    const steps = [{ at: "5", points: "100" }];
    document.earning?.push({ key: "five", title: { en: "Five" }, on: "challenge", counts: "items", withinDays: 60, steps, ...more });
  });
  return program.earning.find((one) => one.on === "challenge")!;
}
const row = (day: string, used: Record<string, number>, at = day): CountRow => ({
  at: `${at}T12:00:00.000Z`,
  placedAt: `${day}T12:00:00.000Z`,
  spend: 0,
  points: 0,
  orders: 1,
  used,
});

describe("until when what was bought counts", () => {
  const rows = [
    row("2026-09-01", { "progress/five": 2 }),
    row("2026-10-05", { "progress/five": 1 }),
    row("2026-11-01", { "progress/five": 2 }),
  ];

  it("the oldest order within the days, at its own hour of the shop's clock", () => {
    // 13:00 in October's London is noon in UTC, and 13:00 in December's is not
    expect(progressLeaves(rule(), rows, now, "Europe/London")).toBe("2026-12-04T13:00:00.000Z");
    expect(progressLeaves(rule(), rows, now, "UTC")).toBe("2026-12-04T12:00:00.000Z");
    expect(progressLeaves(rule({ withinDays: undefined }), rows, now, "UTC")).toBeNull();
  });

  it("not one that was given back, nor one of a goal that was reached", () => {
    const back = [...rows, row("2026-10-05", { "progress/five": -1 }, "2026-10-20")];
    expect(progressLeaves(rule(), back, now, "UTC")).toBe("2026-12-31T12:00:00.000Z");
    const reached = [...rows, row("2026-11-01", { "reached/five": 1 })];
    expect(progressLeaves(rule(), reached, now, "UTC")).toBeNull();
  });
});
