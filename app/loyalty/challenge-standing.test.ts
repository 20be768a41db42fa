import { describe, expect, it } from "vitest";
import { challengeStanding } from "./challenge-standing";
import type { CountRow } from "./judgement";
import type { ChallengeRule } from "./program";
import { programOf } from "./fixtures";

const shop = { zone: "Europe/London", currency: "GBP" };
const now = "2026-11-22T12:00:00.000Z";
function rule(more: object = {}): ChallengeRule {
  const program = programOf((document) => {
    document.earning?.push({
      key: "five",
      title: { en: "Five" },
      on: "challenge",
      counts: "items",
      withinDays: 60,
      steps: [{ at: "5", points: "100" }],
      ...more,
    });
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

describe("where a challenge stands", () => {
  it("what was bought within its days counts, and until when", () => {
    const rows = [
      row("2026-09-01", { "progress/five": 2 }),
      row("2026-10-05", { "progress/five": 1 }),
      row("2026-11-01", { "progress/five": 2 }),
    ];
    expect(challengeStanding(rule(), rows, now, shop)).toEqual({ have: 3, of: 5, leaves: "2026-12-04T00:00:00.000Z" });
    expect(challengeStanding(rule({ withinDays: undefined }), rows, now, shop)).toEqual({ have: 5, of: 5, leaves: null });
  });

  it("a refund takes its part back; what is dated later is not known yet", () => {
    const rows = [
      row("2026-11-01", { "progress/five": 3 }),
      row("2026-11-01", { "progress/five": -1 }, "2026-11-10"),
      row("2026-11-01", { "progress/five": -2 }, "2026-12-10"),
    ];
    expect(challengeStanding(rule(), rows, now, shop)).toMatchObject({ have: 2 });
  });

  it("after the goal it begins anew, or is done", () => {
    const rows = [row("2026-11-01", { "progress/five": 6, "reached/five": 1 }), row("2026-11-05", { "progress/five": 2 })];
    expect(challengeStanding(rule(), rows, now, shop)).toBe("done");
    expect(challengeStanding(rule({ times: 2 }), rows, now, shop)).toMatchObject({ have: 2, of: 5 });
  });

  it("looks at the next step, in money too", () => {
    const steps = [
      { at: "50.00", points: "10" },
      { at: "100.00", points: "30" },
    ];
    expect(challengeStanding(rule({ counts: "spend", steps }), [row("2026-11-01", { "progress/five": 5000 })], now, shop)).toMatchObject({
      have: 5000,
      of: 10000,
    });
  });
});
