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

  it("is nothing without either", () => {
    expect(pointsValue(withRewards())).toBeNull();
  });

  it("is rounded down once, for the whole sum", () => {
    expect(worthOf(3, { minor: 500, points: 200, reward: "a" })).toBe(7);
    expect(worthOf(Number.MAX_SAFE_INTEGER, { minor: 500, points: 500, reward: "a" })).toBe(Number.MAX_SAFE_INTEGER);
  });
});
