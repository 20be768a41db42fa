import { describe, expect, it } from "vitest";
import { earn } from "./earn";
import { order, refund, withRule } from "./fixtures";
import type { OrderContext } from "./judgement";
import type { OrderFacts } from "./order-facts";
import { type Document, bronze, gold, london, challenge, rules, granted, coffee, tea } from "./rules.fixture";

describe("caps and limits", () => {
  const facts = order({ lines: [coffee(3000, { quantity: 3 })] });

  it.each<[string, Document, OrderContext, number]>([
    ["an order's cap", { cap: { order: 20 } }, bronze, 20],
    ["after the tier", { cap: { order: 20 } }, gold, 20],
    ["a period's cap", { cap: { period: { points: 25, every: "month" } } }, bronze, 25],
    ["what is left of it", { cap: { period: { points: 25, every: "month" } } }, { ...bronze, used: { "cap/purchase": 15 } }, 10],
    ["nothing is left", { cap: { period: { points: 25, every: "month" } } }, { ...bronze, used: { "cap/purchase": 25 } }, 0],
    ["more than it was used", { cap: { period: { points: 25, every: "month" } } }, { ...bronze, used: { "cap/purchase": 99 } }, 0],
    ["both: the tighter one", { cap: { order: 12, period: { points: 25, every: "day" } } }, bronze, 12],
    ["both, the other", { cap: { order: 20, period: { points: 25, every: "day" } } }, { ...bronze, used: { "cap/purchase": 20 } }, 5],
    ["a limit", { limit: { times: 2, every: "year" } }, { ...bronze, used: { "times/purchase": 1 } }, 30],
    ["a limit that is reached", { limit: { times: 2 } }, { ...bronze, used: { "times/purchase": 2 } }, 0],
    ["a cap and a limit", { limit: { times: 2 }, cap: { order: 7 } }, { ...bronze, used: { "times/purchase": 1 } }, 7],
  ])("%s", (_name, rule, context, points) => {
    const version = withRule(rule);
    expect(granted(facts, version, context)).toEqual(points === 0 ? {} : { purchase: points });
  });

  it("a refund takes back what is above the cap first: nothing, until what is left is below it", () => {
    const version = withRule({ cap: { order: 20 } });
    const left = (remaining: number) => order({ lines: [coffee(3000, { quantity: 3, remaining })] });
    expect([3, 2, 1, 0].map((remaining) => granted(left(remaining), version))).toEqual([
      { purchase: 20 },
      { purchase: 20 },
      { purchase: 10 },
      { purchase: 0 },
    ]);
  });

  it("says what it used, dated: the refund's negative at its own time", () => {
    const version = withRule({ cap: { period: { points: 25, every: "month" } }, limit: { times: 3 } });
    const at = "2026-03-20T12:00:00.000Z";
    const lines = [coffee(3000, { quantity: 3, remaining: 0 })];
    const refunds = [refund(at, { lines: [{ line: "1", quantity: 3 }], amount: 3000 })];
    expect(earn(order({ lines, refunds }), bronze, version, london).counts.map(({ at: when, used }) => [when, used])).toEqual([
      ["2026-03-10T12:00:00.000Z", { "cap/purchase": 25, "times/purchase": 1 }],
      [at, { "cap/purchase": -25, "times/purchase": -1 }],
    ]);
  });
});

describe("challenges", () => {
  const used = (progress: number, more: Record<string, number> = {}): OrderContext => ({
    ...bronze,
    used: { "progress/five": progress, ...more },
  });
  const pieces = (quantity: number, remaining = quantity) => order({ lines: [coffee(1000 * quantity, { quantity, remaining }), tea(500)] });
  const ofCoffee = challenge({ lines: { only: { products: ["10"] } } });
  const steps = {
    ...ofCoffee,
    steps: [
      { at: "3", points: "10" },
      { at: "5", points: "100" },
    ],
  };

  it.each<[string, Document, OrderContext, OrderFacts, number]>([
    ["below the goal", ofCoffee, bronze, pieces(4), 0],
    ["the goal in one order", ofCoffee, bronze, pieces(5), 100],
    ["the goal with what came before", ofCoffee, used(3), pieces(2), 100],
    ["not quite", ofCoffee, used(3), pieces(1), 0],
    ["a step", steps, bronze, pieces(3), 10],
    ["both steps at once", steps, bronze, pieces(6), 110],
    ["the second step alone", steps, used(3, { "step/five": 3 }), pieces(2), 100],
    ["a step that earlier refunds left behind is made up for", steps, used(4), pieces(1), 110],
    ["reached as often as possible", ofCoffee, used(4, { "reached/five": 1 }), pieces(5), 0],
    ["once more where it may be", { ...ofCoffee, times: 2 }, used(4, { "reached/five": 1 }), pieces(1), 100],
    ["orders", { ...challenge({ counts: "orders" }), steps: [{ at: "3", points: "40" }] }, used(2), pieces(9), 40],
    ["money", { ...challenge({ counts: "spend" }), steps: [{ at: "20.00", points: "40" }] }, used(1500), pieces(0 + 1), 40],
    ["money, short of it", { ...challenge({ counts: "spend" }), steps: [{ at: "30.01", points: "40" }] }, used(1500), pieces(1), 0],
    ["no tier, no boost", ofCoffee, { ...gold, used: { "progress/five": 4 } }, pieces(1), 100],
  ])("%s", (_name, rule, context, facts, points) => {
    expect(granted(facts, rules([rule]), context)).toEqual(points === 0 ? {} : { five: points });
  });

  it("a refund of the order that reached it takes it back, one that leaves enough does not", () => {
    const version = rules([steps]);
    expect([6, 5, 4, 3, 2, 0].map((left) => granted(pieces(6, left), version)["five"])).toEqual([110, 110, 10, 10, 0, 0]);
  });

  it("says what it did for it", () => {
    const counts = (facts: OrderFacts, context = bronze) => earn(facts, context, rules([steps]), london).counts.map((row) => row.used);
    expect(counts(pieces(4))).toEqual([{ "progress/five": 4, "step/five": 3 }]);
    expect(counts(pieces(2), used(3, { "step/five": 3 }))).toEqual([{ "progress/five": 2, "reached/five": 1, "step/five": 5 }]);
    expect(counts(pieces(1, 0))).toEqual([undefined]);
  });
});
