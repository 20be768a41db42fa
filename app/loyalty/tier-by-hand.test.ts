import { describe, expect, it } from "vitest";
import type { Tiers } from "./program-parts";
import { tierAt } from "./tiers";
import type { TierPeriod } from "./tier-by-hand";

const level = (key: string, from: string) => ({ key, title: { en: key }, from, multiplier: "1", archived: false, perks: [] });
const tiers: Tiers = {
  measure: "spend",
  window: "rolling-12-months",
  yearStarts: "01-01",
  keep: "next-year",
  graceDays: 30,
  levels: [level("bronze", "0"), level("silver", "1000.00"), level("gold", "3000.00")],
};
const noon = (day: string) => `${day}T12:00:00.000Z`;
const period = (tier: string, from: string, until: string, ended: string | null = null): TierPeriod => ({
  tier,
  from: noon(from),
  until: noon(until),
  ended: ended === null ? null : noon(ended),
});
const joinedAt = noon("2025-01-01");
const standing = (periods: TierPeriod[], at: string, spent: Array<[string, number]> = []) =>
  tierAt(
    spent.map(([day, spend]) => ({ at: noon(day), placedAt: noon(day), spend, points: 0, orders: 1 })),
    tiers,
    { zone: "Europe/London", currency: "GBP", joinedAt, byHand: periods },
    noon(at),
  );

describe("a tier set by hand", () => {
  const gold = period("gold", "2026-02-01", "2026-05-01");

  it("stands from its moment to its end in place of the measured one", () => {
    expect(standing([gold], "2026-01-31")).toMatchObject({ tier: "bronze", until: null, dueAt: gold.from });
    const held = { tier: "gold", byHand: true, since: gold.from, until: gold.until, dueAt: gold.until };
    expect(standing([gold], "2026-02-01")).toMatchObject(held);
    expect(standing([gold], "2026-04-30")).toMatchObject(held);
    expect(standing([gold], "2026-05-01")).toEqual({ tier: "bronze", since: gold.until, until: null, dueAt: null, measure: 0 });
  });

  it("may be lower than what was measured, which counts on meanwhile", () => {
    const down = period("bronze", "2026-02-01", "2026-05-01");
    const spent: Array<[string, number]> = [["2026-01-10", 100_000]];
    expect(standing([down], "2026-03-01", spent)).toMatchObject({ tier: "bronze", byHand: true, measure: 100_000 });
    expect(standing([down], "2026-05-02", spent)).toMatchObject({ tier: "silver", since: down.until });
  });

  it("ended early, the measured one is back at once", () => {
    const ended = period("gold", "2026-02-01", "2026-05-01", "2026-03-01");
    expect(standing([ended], "2026-02-28")).toMatchObject({ tier: "gold", until: noon("2026-03-01") });
    expect(standing([ended], "2026-03-01")).toMatchObject({ tier: "bronze", since: noon("2026-03-01") });
  });

  it("reached meanwhile by orders, the tier stays and is since then their own", () => {
    const spent: Array<[string, number]> = [["2026-03-10", 300_000]];
    expect(standing([gold], "2026-05-02", spent)).toMatchObject({ tier: "gold", since: noon("2026-03-10") });
  });

  it("of several the one that was set last counts, in whichever order they are told", () => {
    const silver = period("silver", "2026-03-01", "2026-04-01");
    for (const both of [
      [gold, silver],
      [silver, gold],
    ]) {
      expect(standing(both, "2026-02-15")).toMatchObject({ tier: "gold", dueAt: silver.from });
      expect(standing(both, "2026-03-15")).toMatchObject({ tier: "silver", dueAt: silver.until });
      expect(standing(both, "2026-04-15").tier).toBe("gold");
    }
  });

  it("that the program does not have counts for nothing, nor one without a length", () => {
    expect(standing([period("platinum", "2026-02-01", "2026-05-01")], "2026-03-01").tier).toBe("bronze");
    const never = standing([period("gold", "2026-02-01", "2026-05-01", "2026-02-01")], "2026-03-01");
    expect(never).toEqual({ tier: "bronze", since: joinedAt, until: null, dueAt: null, measure: 0 });
  });
});

describe("a floor that a new program keeps", () => {
  const floor = (tier: string, from: string, until: string): TierPeriod => ({ ...period(tier, from, until), floor: true });
  const kept = floor("silver", "2026-02-01", "2026-08-01");

  it("holds from below, and a higher measured tier stands", () => {
    expect(standing([kept], "2026-03-01")).toMatchObject({ tier: "silver", floor: true, since: kept.from, until: kept.until });
    expect(standing([kept], "2026-03-01")).not.toHaveProperty("byHand");
    const spent: Array<[string, number]> = [["2026-03-10", 300_000]];
    expect(standing([kept], "2026-03-11", spent)).toMatchObject({ tier: "gold", since: noon("2026-03-10") });
    expect(standing([kept], "2026-08-01")).toMatchObject({ tier: "bronze", since: kept.until, until: null });
    // it ended unnoticed
    expect(standing([kept], "2026-08-02", spent)).toMatchObject({ tier: "gold", since: noon("2026-03-10") });
  });

  it("gives way to what the merchant sets by hand, and holds again after it", () => {
    const down = period("bronze", "2026-03-01", "2026-04-01");
    expect(standing([kept, down], "2026-03-15")).toMatchObject({ tier: "bronze", byHand: true });
    expect(standing([kept, down], "2026-04-15")).toMatchObject({ tier: "silver", floor: true });
  });

  it("of several the highest", () => {
    const higher = floor("gold", "2026-01-15", "2026-03-01");
    expect(standing([kept, higher], "2026-02-15")).toMatchObject({ tier: "gold", floor: true });
    expect(standing([higher, kept], "2026-03-15")).toMatchObject({ tier: "silver", floor: true });
  });
});
