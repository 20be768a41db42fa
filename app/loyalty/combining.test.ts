import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inTheWay, willNotCombine, type CombiningDiscount, type DiscountClass } from "./combining";

const all = { order: true, product: true, shipping: true };
const none = { order: false, product: false, shipping: false };
const one = (kind: DiscountClass, combinesWith = all): CombiningDiscount => ({ classes: [kind], combinesWith });

describe("two discounts", () => {
  it.each([
    ["each allows the other's class", one("order", { ...none, product: true }), one("product", { ...none, order: true }), null],
    ["ours refuses", one("order", none), one("product"), "reward"],
    ["the other refuses", one("order"), one("product", none), "other"],
    ["both refuse", one("order", none), one("order", none), "both"],
    ["shipping is free once", one("shipping"), one("shipping"), "shipping"],
    [
      "one of an app's of several classes",
      one("order", { ...all, shipping: false }),
      { classes: ["order", "shipping"], combinesWith: all },
      "reward",
    ],
  ] as const)("%s", (_name, ours, other, because) => {
    expect(inTheWay(ours as CombiningDiscount, other as CombiningDiscount)).toBe(because);
  });

  it("stand in each other's way or in none's", () => {
    const kind = fc.constantFrom<DiscountClass>("order", "product", "shipping");
    const discount = fc.record({
      classes: fc.uniqueArray(kind, { minLength: 1 }),
      combinesWith: fc.record({ order: fc.boolean(), product: fc.boolean(), shipping: fc.boolean() }),
    });
    const turned = { reward: "other", other: "reward", both: "both", shipping: "shipping" } as const;
    fc.assert(
      fc.property(discount, discount, (ours, other) => {
        const because = inTheWay(ours, other);
        expect(inTheWay(other, ours)).toBe(because === null ? null : turned[because]);
      }),
    );
  });

  it("of the shop's those are named that will not combine", () => {
    const [summer, winter] = [
      { ...one("order"), title: "Summer" },
      { ...one("product"), title: "Winter" },
    ];
    expect(willNotCombine(one("order", { ...none, product: true }), [summer, winter])).toEqual([{ discount: summer, because: "reward" }]);
  });
});
