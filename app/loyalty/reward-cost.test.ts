import { describe, expect, it } from "vitest";
import { programOf } from "./fixtures";
import type { ProgramDocument } from "./program";
import { rewardCost, type KnownFigures } from "./reward-cost";

type Reward = NonNullable<ProgramDocument["rewards"]>[number];
const part = { key: "a", title: { en: "a" }, cost: 200 };
const two = [
  { product: "1", variant: "11" },
  { product: "1", variant: "12" },
];

/** A pound earns a point: 200 points take £200. */
function costOf(reward: Reward, known?: KnownFigures) {
  const program = programOf((document) => (document.rewards = [reward]));
  return rewardCost(program, program.rewards[0]!, known);
}

describe("what a reward costs the merchant against what it takes to earn", () => {
  it.each([
    ["an amount", { ...part, kind: "amount", value: "5.00" }, {}, { minor: 500, percent: 2.5, how: "exactly" }],
    ["a step of a slide", { ...part, kind: "sliding", value: "2.00" }, {}, { minor: 200, percent: 1, how: "exactly" }],
    ["a gift card", { ...part, kind: "gift-card", value: "10" }, {}, { minor: 1000, percent: 5, how: "exactly" }],
    ["store credit", { ...part, kind: "store-credit", value: "10" }, {}, { minor: 1000, percent: 5, how: "exactly" }],
    ["a percentage of nobody knows what", { ...part, kind: "percentage", percent: "10" }, {}, null],
    [
      "a percentage of the usual order",
      { ...part, kind: "percentage", percent: "12.5" },
      { order: 30_500 },
      { minor: 3812, percent: 19.1, how: "usually" },
    ],
    [
      "a percentage up to its cap",
      { ...part, kind: "percentage", percent: "10", cap: "8" },
      { order: 30_500 },
      { minor: 800, how: "at-most" },
    ],
    [
      "a percentage that seldom reaches its cap",
      { ...part, kind: "percentage", percent: "10", cap: "80" },
      { order: 30_500 },
      { minor: 3050, how: "usually" },
    ],
    ["a cap, the order unknown", { ...part, kind: "percentage", percent: "10", cap: "8" }, {}, { minor: 800, how: "at-most" }],
    ["shipping of nobody knows what", { ...part, kind: "shipping" }, {}, null],
    ["shipping up to a price", { ...part, kind: "shipping", maximumPrice: "9" }, {}, { minor: 900, how: "at-most" }],
    ["shipping as usual", { ...part, kind: "shipping", maximumPrice: "9" }, { shipping: 490 }, { minor: 490, how: "usually" }],
    ["the dearest choice", { ...part, kind: "product", choices: two }, { prices: [1000, 1500] }, { minor: 1500, how: "at-most" }],
    ["the only choice", { ...part, kind: "product", choices: two.slice(0, 1) }, { prices: [1000] }, { minor: 1000, how: "exactly" }],
    ["a choice of nobody knows what", { ...part, kind: "product", choices: two }, { prices: [] }, null],
    ["a perk", { ...part, kind: "perk" }, {}, null],
  ] as Array<[string, Reward, KnownFigures, object | null]>)("%s", (_name, reward, known, gives) => {
    const cost = costOf(reward, known);
    expect(cost?.goods).toBe(20_000);
    if (gives === null) expect(cost?.gives).toBeNull();
    else expect(cost?.gives).toMatchObject(gives);
  });

  it("is not told where nothing earns by money", () => {
    const program = programOf((document) => {
      document.rewards = [{ ...part, kind: "perk" }];
      document.earning = [];
    });
    expect(rewardCost(program, program.rewards[0]!)).toBeNull();
  });
});
