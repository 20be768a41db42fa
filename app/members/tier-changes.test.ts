import { describe, expect, it } from "vitest";
import type { TierPath } from "../loyalty/tiers";
import { tierChangesOf } from "./tier-changes.server";

const day = (n: number) => `2026-01-${String(n).padStart(2, "0")}T00:00:00.000Z`;
const moves: TierPath["moves"] = [
  { at: day(5), from: "bronze", to: "silver", reason: "measure" },
  { at: day(10), from: "silver", to: "gold", reason: "measure" },
  { at: day(20), from: "gold", to: "bronze", reason: "refund" },
];
const path: TierPath = { standing: { tier: "bronze", since: day(20), until: null, dueAt: null, measure: 0 }, reason: "refund", moves };
const told = (tier: string | null, since: string | null, publishedAt: string | null = null, withPeriods = false) =>
  tierChangesOf({ id: "m", tier, tier_since: since }, path, publishedAt, withPeriods).map(({ from, to, at, reason }) =>
    [from, to, at, reason].join(" "),
  );

describe("the history of a member's tiers", () => {
  it("tells each move since the one that was noted last, however late the look", () => {
    expect(told("silver", day(5))).toEqual([`silver gold ${day(10)} measure`, `gold bronze ${day(20)} refund`]);
    expect(told("bronze", day(1))).toHaveLength(3);
    expect(told("bronze", day(20))).toEqual([]);
  });

  it("where newer facts changed the way, one move to what holds", () => {
    expect(told("gold", day(11))).toEqual([`gold bronze ${day(20)} refund`]);
    expect(told(null, null)).toEqual([` bronze ${day(20)} refund`]);
    expect(told("silver", day(5), null, true)).toEqual([`silver bronze ${day(20)} refund`]);
  });

  it("names the program where its publication alone moved the member", () => {
    expect(told("gold", day(10), day(25))).toEqual([`gold bronze ${day(25)} program`]);
    expect(told("gold", day(10), day(15))).toEqual([`gold bronze ${day(20)} refund`]);
    expect(told("bronze", day(2), day(25))).toEqual([]);
  });
});
