import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { programOf } from "./fixtures";
import type { ProgramDocument } from "./program";
import { pointsValue, quoteReward, worthOf } from "./rewards";

const reward = (key: string, cost: number, value: string, more: object = {}) => ({
  key,
  title: { en: key },
  kind: "amount" as const,
  cost,
  value,
  ...more,
});
const withRewards = (...rewards: NonNullable<ProgramDocument["rewards"]>) => programOf((document) => (document.rewards = rewards));

describe("the price of a reward", () => {
  it("is the program's", () => {
    expect(quoteReward(programOf(), "five-off")).toEqual({
      ok: true,
      reward: "five-off",
      kind: "amount",
      title: "£5 off",
      titles: { en: "£5 off", fr: "5 £ de réduction" },
      points: 200,
      value: { kind: "amount", amount: "5.00", currency: "GBP" },
      goods: null,
      minimumSubtotal: "25.00",
      validDays: 30,
      combinesWith: { order: false, product: true, shipping: true },
      subscriptions: "none",
      tiers: null,
    });
    expect(quoteReward(programOf(), "five-off", { points: 200 }, "fr")).toMatchObject({ ok: true, title: "5 £ de réduction" });
  });

  it("writes money with all its decimals", () => {
    expect(quoteReward(withRewards(reward("a", 10, "5")), "a")).toMatchObject({ value: { amount: "5.00" }, minimumSubtotal: null });
  });

  it.each([
    ["unknown-reward", "ten-off", undefined],
    ["archived-reward", "old", undefined],
    ["points-differ", "new", 100],
  ])("refuses: %s", (reason, key, points) => {
    const program = withRewards(reward("old", 100, "5.00", { archived: true }), reward("new", 200, "5.00"));
    expect(quoteReward(program, key, { points })).toEqual({ ok: false, reason });
  });
});

describe("what points are worth", () => {
  it("is the best rate among live rewards", () => {
    const program = withRewards(
      reward("small", 200, "5.00"),
      reward("large", 500, "15.00"),
      reward("gone", 10, "15.00", { archived: true }),
    );
    expect(pointsValue(program)).toEqual({ minor: 1500, points: 500, reward: "large" });
  });

  it("of equal rates it is the first", () => {
    expect(pointsValue(withRewards(reward("a", 200, "5.00"), reward("b", 400, "10.00")))?.reward).toBe("a");
  });

  it("is the merchant's own figure when there is one, also below a penny", () => {
    const program = programOf((document) => (document.points.value = "0.025"));
    expect(pointsValue(program)).toEqual({ minor: 100, points: 40, reward: null });
    expect(worthOf(200, { minor: 100, points: 40, reward: null })).toBe(500);
  });

  it("is to a member what their own tier can have for them", () => {
    const program = withRewards(reward("all", 200, "5.00"), reward("gold", 200, "20.00", { tiers: ["gold"] }));
    expect(pointsValue(program)?.reward).toBe("gold");
    expect(pointsValue(program, { tier: "gold" })?.reward).toBe("gold");
    expect(pointsValue(program, { tier: "bronze" })?.reward).toBe("all");
    expect(pointsValue(program, { tier: null })?.reward).toBe("all");
    expect(pointsValue(withRewards(reward("gold", 200, "20.00", { tiers: ["gold"] })), { tier: "bronze" })).toBeNull();
  });

  it("is nothing without either", () => {
    expect(pointsValue(withRewards())).toBeNull();
  });

  it("is rounded down once, for the whole sum", () => {
    expect(worthOf(3, { minor: 500, points: 200, reward: "a" })).toBe(7);
    expect(worthOf(Number.MAX_SAFE_INTEGER, { minor: 500, points: 500, reward: "a" })).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("a capped percentage", () => {
  const capped = (percent: string, cap: string, more: object = {}) => ({
    key: "off",
    title: { en: "off" },
    kind: "percentage" as const,
    cost: 100,
    percent,
    cap,
    ...more,
  });

  it.each([
    [4000, "10", "6.00", "4.00", "40.00"],
    [9999, "10", "6.00", "6.00", "60.00"],
    [1999, "12.5", "6.00", "2.49", "19.92"],
    [3333, "33.33", "50.00", "11.10", "33.31"],
  ])("of %i pence at %s %% up to £%s is £%s, from £%s on", (entitled, percent, cap, amount, minimum) => {
    const quote = quoteReward(withRewards(capped(percent, cap)), "off", { entitled });
    expect(quote).toMatchObject({ value: { kind: "percentage", amount }, minimumSubtotal: minimum });
  });

  it("keeps the merchant's own minimum where that is more", () => {
    const quote = quoteReward(withRewards(capped("10", "6.00", { minimumSubtotal: "50.00" })), "off", { entitled: 5000 });
    expect(quote).toMatchObject({ value: { amount: "5.00" }, minimumSubtotal: "50.00" });
  });

  it("never takes more than the cap, nor than its share of the least cart that it is valid for; and is valid for this cart", () => {
    const money = (minor: number) => (minor / 100).toFixed(2);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (entitled, hundredths, cap) => {
          const program = withRewards(capped(String(hundredths / 100), money(cap)));
          const quote = quoteReward(program, "off", { entitled });
          if (!quote.ok) {
            expect(Math.floor((entitled * hundredths) / 10_000)).toBe(0);
            return;
          }
          const amount = Math.round(Number((quote.value as { amount: string }).amount) * 100);
          const minimum = Math.round(Number(quote.minimumSubtotal) * 100);
          expect(amount).toBe(Math.min(cap, Math.floor((entitled * hundredths) / 10_000)));
          expect(minimum).toBeLessThanOrEqual(entitled);
          expect(minimum * hundredths).toBeGreaterThanOrEqual(amount * 10_000);
          expect((minimum - 1) * hundredths).toBeLessThan(amount * 10_000);
        },
      ),
    );
  });
});

describe("a sliding reward", () => {
  it("costs and gives so many steps, and nothing between them", () => {
    const slide = {
      key: "slide",
      title: { en: "slide" },
      kind: "sliding" as const,
      cost: 30,
      value: "0.35",
      minimumSteps: 2,
      maximumSteps: 50,
    };
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 3_000 }), (points) => {
        const quote = quoteReward(withRewards(slide), "slide", { points });
        const steps = points / 30;
        if (!Number.isInteger(steps) || steps < 2 || steps > 50) {
          expect(quote).toEqual({ ok: false, reason: "amount-out-of-range" });
          return;
        }
        expect(quote).toMatchObject({ points, value: { kind: "amount", amount: ((steps * 35) / 100).toFixed(2) } });
      }),
    );
    expect(quoteReward(withRewards(slide), "slide")).toEqual({ ok: false, reason: "amount-out-of-range" });
  });
});
