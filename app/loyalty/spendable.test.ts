import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classOf } from "./code-terms";
import { programOf } from "./fixtures";
import { belongs, type CatalogueProduct } from "./kept-products";
import type { ProgramDocument } from "./program";
import { isCodeReward } from "./reward-shape";
import { entitlementOf, keptGoodsOf, keptText } from "./spendable";

type Reward = NonNullable<ProgramDocument["rewards"]>[number];
const amount = (key: string, more: object = {}): Reward => ({ key, title: { en: key }, kind: "amount", cost: 10, value: "5.00", ...more });
const withRewards = (rewards: Reward[], spending?: object) =>
  programOf((document) => {
    document.rewards = rewards;
    document.exclusions = spending === undefined ? {} : { spending };
  });
const entitled = (reward: Reward, spending?: object) => {
  const program = withRewards([reward], spending);
  return entitlementOf(program, program.rewards[0]!);
};
const product = (more: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  productId: "1",
  vendor: "Old Mill",
  type: "cup",
  tags: ["sale"],
  collections: ["7"],
  ...more,
});

describe("what a code is entitled to", () => {
  it.each([
    ["the order", amount("a"), undefined, { kind: "all" }],
    [
      "goods that Shopify can name",
      amount("a", { goods: { collections: ["7"] } }),
      undefined,
      { kind: "named", goods: { collections: ["7"] } },
    ],
    ["products beside variants", amount("a", { goods: { products: ["1"], variants: ["2"] } }), undefined, { kind: "named" }],
    [
      "a collection of ours: collections beside products",
      amount("a", { goods: { collections: ["7"], products: ["1"] } }),
      undefined,
      { kind: "kept", goods: { not: null } },
    ],
    [
      "a collection of ours: all but what is excluded",
      amount("a"),
      { tags: ["sale"] },
      { kind: "kept", goods: { only: null, not: { tags: ["sale"] } } },
    ],
    ["a collection of ours: some but what is excluded", amount("a", { goods: { products: ["1"] } }), { tags: ["sale"] }, { kind: "kept" }],
    ["the order, of shipping", { key: "a", title: { en: "a" }, kind: "shipping", cost: 10 }, { tags: ["sale"] }, { kind: "all" }],
    [
      "what is chosen, of a free product",
      { key: "a", title: { en: "a" }, kind: "product", cost: 10, choices: [{ product: "1", variant: "2" }] },
      { tags: ["sale"] },
      { kind: "named", goods: { variants: ["2"] } },
    ],
  ] as Array<[string, Reward, object | undefined, object]>)("%s", (_name, reward, spending, expected) => {
    expect(entitled(reward, spending)).toMatchObject(expected);
  });

  it("is nothing where the reward is no code", () => {
    expect(entitled({ key: "a", title: { en: "a" }, kind: "perk", cost: 10 }, { tags: ["sale"] })).toBeNull();
  });

  it("makes it a discount of products, also where only exclusions do", () => {
    const classes = (reward: Reward, spending?: object) => {
      const program = withRewards([reward], spending);
      const [one] = program.rewards;
      return isCodeReward(one!) ? classOf(program, one) : null;
    };
    expect([classes(amount("a")), classes(amount("a"), { tags: ["sale"] })]).toEqual(["order", "product"]);
  });

  it("needs one collection for equal goods, none for archived rewards, whatever the order of the lists", () => {
    const program = withRewards([amount("a"), amount("b"), amount("c", { archived: true, goods: { products: ["9"] } })], {
      tags: ["b", "a"],
    });
    expect([...keptGoodsOf(program).keys()]).toEqual([keptText({ only: null, not: { tags: ["a", "b"] } })]);
  });
});

describe("a product in a collection of ours", () => {
  it.each([
    ["is of the goods", { only: { collections: ["7"] }, not: null }, true],
    ["is not", { only: { collections: ["8"] }, not: null }, false],
    ["is excluded by its tag, whatever its case", { only: null, not: { tags: ["SALE"] } }, false],
    ["by its vendor", { only: null, not: { vendors: ["old mill"] } }, false],
    ["by its type", { only: { products: ["1"] }, not: { types: ["Cup"] } }, false],
    ["by one of its variants, whole", { only: null, not: { variants: ["12"] } }, false],
    ["is of all", { only: null, not: { tags: ["new"] } }, true],
  ])("%s", (_name, goods, inIt) => {
    expect(belongs(goods, product({ variants: ["11", "12"] }))).toBe(inIt);
  });

  it("is never there when it is excluded", () => {
    const words = fc.subarray(["a", "b", "c"], { minLength: 1 });
    fc.assert(
      fc.property(words, words, words, (tags, only, not) => {
        const held = belongs({ only: { collections: only }, not: { tags: not } }, product({ tags, collections: only }));
        expect(held).toBe(!tags.some((tag) => not.includes(tag)));
      }),
    );
  });
});
