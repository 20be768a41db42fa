import { describe, expect, it } from "vitest";
import type { Discount } from "../store/entities";
import { bestDiscounts } from "./best-discounts";
import { faultIn, type Good } from "./discount-rules";

const all = { order: true, product: true, shipping: true };
const none = { order: false, product: false, shipping: false };

function discount(code: string, more: Partial<Discount> = {}): Discount {
  const at = "2026-01-01T00:00:00Z";
  const limits = { usageLimit: 1, appliesOncePerCustomer: true, customerIds: null, minimumSubtotal: null, used: 0 };
  return {
    id: code,
    code,
    title: code,
    value: { kind: "amount", amount: 500 },
    startsAt: at,
    endsAt: null,
    ...limits,
    combinesWith: all,
    tags: [],
    createdAt: at,
    updatedAt: at,
    ...more,
  };
}

const good = (productId: string, price: number, more: Partial<Good> = {}): Good => ({
  productId,
  variantId: `${productId}1`,
  collections: [],
  price,
  quantity: 1,
  subscription: false,
  ...more,
});
const mug = good("1", 2000, { collections: ["kitchen"] });
const tea = good("2", 1000);
const monthly = good("3", 1500, { subscription: true });
const cart = (...goods: Good[]) => ({ goods, shipping: 490 });

const taken = (candidates: Discount[], purchase = cart(mug, tea)) =>
  Object.fromEntries(
    bestDiscounts(candidates, purchase).map(({ discount: { code }, taken: { goods, shipping } }) => [code, [...goods, shipping]]),
  );

describe("what discounts take", () => {
  it("an order's amount is spread over its goods by value", () => {
    expect(taken([discount("A", { value: { kind: "amount", amount: 600 } })])).toEqual({ A: [400, 200, 0] });
  });

  it("a product's amount is taken of what it names alone, once or off each piece", () => {
    const items = { collections: ["kitchen"] };
    const three = cart({ ...mug, quantity: 3 }, tea);
    expect(taken([discount("A", { items })], three)).toEqual({ A: [500, 0, 0] });
    expect(taken([discount("A", { items, onEachItem: true })], three)).toEqual({ A: [1500, 0, 0] });
    expect(taken([discount("A", { items: { variants: ["21"] } })])).toEqual({ A: [0, 500, 0] });
    expect(taken([discount("A", { items: { products: ["2"] }, value: { kind: "amount", amount: 9000 } })])).toEqual({ A: [0, 1000, 0] });
  });

  it("an order's percentage counts on what discounts of products left", () => {
    const half = { kind: "percentage" as const, share: 0.5 };
    const both = [
      discount("TEN", { value: { kind: "percentage", share: 0.1 } }),
      discount("HALF", { items: { products: ["1"] }, value: half }),
    ];
    expect(taken(both)).toEqual({ TEN: [100, 100, 0], HALF: [1000, 0, 0] });
  });

  it("a line has one discount of products: the one that takes the most", () => {
    const items = { products: ["1"] };
    const large = { kind: "amount" as const, amount: 900 };
    expect(taken([discount("SMALL", { items: { products: ["1", "2"] } }), discount("LARGE", { items, value: large })])).toEqual({
      SMALL: [0, 500, 0],
      LARGE: [900, 0, 0],
    });
  });

  it("shipping is free once", () => {
    const free = { kind: "shipping" as const };
    expect(taken([discount("A", { value: free }), discount("B", { value: free })])).toEqual({ A: [0, 0, 490] });
  });

  it("subscriptions are left alone unless it says otherwise", () => {
    expect(taken([discount("A")], cart(tea, monthly))).toEqual({ A: [500, 0, 0] });
    const purchases = { oneTime: true, subscription: true };
    expect(taken([discount("A", { purchases })], cart(tea, monthly))).toEqual({ A: [200, 300, 0] });
  });
});

describe("which discounts apply together", () => {
  it("those that each allow the other's class", () => {
    const order = discount("ORDER", { combinesWith: { ...none, product: true } });
    const product = (combinesWith: Discount["combinesWith"]) => discount("PRODUCT", { items: { products: ["1"] }, combinesWith });
    expect(Object.keys(taken([order, product({ ...none, order: true })]))).toEqual(["ORDER", "PRODUCT"]);
    expect(Object.keys(taken([order, product(none)]))).toEqual(["ORDER"]);
  });

  it("else what saves the buyer most, and of equal ones the first", () => {
    const small = discount("SMALL", { combinesWith: none });
    const large = discount("LARGE", { combinesWith: none, value: { kind: "amount", amount: 700 } });
    expect(Object.keys(taken([small, large]))).toEqual(["LARGE"]);
    expect(Object.keys(taken([small, discount("EQUAL", { combinesWith: none })]))).toEqual(["SMALL"]);
    const pair = [discount("ONE", { value: { kind: "amount", amount: 400 } }), discount("TWO", { value: { kind: "amount", amount: 400 } })];
    expect(Object.keys(taken([large, ...pair]))).toEqual(["ONE", "TWO"]);
  });
});

describe("why a discount has nothing to do", () => {
  it.each([
    ["goods", discount("A", { items: { products: ["9"] } }), cart(mug)],
    ["subscription", discount("A"), cart(monthly)],
    ["minimum", discount("A", { minimumSubtotal: 2001 }), cart(mug)],
    ["minimum", discount("A", { minimumSubtotal: 2001, items: { products: ["1"] } }), cart(mug, tea)],
    ["no-shipping", discount("A", { value: { kind: "shipping" } }), { goods: [mug], shipping: null }],
    [null, discount("A", { minimumSubtotal: 3000 }), cart(mug, tea)],
  ] as const)("%s", (fault, one, purchase) => {
    expect(faultIn(one, purchase)).toBe(fault);
  });
});
