import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CartFacts, CartLine } from "./cart-facts";
import { cartVerdict, type CodeInCart, type CodeTerms } from "./cart-verdict";

const all = { order: true, product: true, shipping: true };
const line = (amount: number, more: Partial<CartLine> = {}): CartLine => ({
  productId: "1",
  variantId: "11",
  quantity: 1,
  amount,
  subscription: false,
  giftCard: false,
  ...more,
});
const cart = (...lines: CartLine[]): CartFacts => ({ currency: "GBP", lines, codes: [] });
const terms = (more: Partial<CodeTerms> = {}): CodeTerms => ({
  classes: ["order"],
  combinesWith: all,
  currency: "GBP",
  minimum: null,
  minimumOf: "cart",
  subscriptions: false,
  entitles: () => true,
  ...more,
});
const named = (id: string) => ({
  classes: ["product" as const],
  minimumOf: "entitled" as const,
  entitles: (one: CartLine) => one.productId === id,
});
const code = (name: string, more: Partial<CodeTerms> = {}): CodeInCart => ({ code: name, terms: terms(more) });
const refusalOf = (asked: CodeTerms, of: CartFacts, codes: CodeInCart[] = []) => cartVerdict(asked, of, codes).refusal;

describe("a code and a cart", () => {
  it("an empty cart, or one of gift cards alone, refuses nothing: it may be filled", () => {
    expect(refusalOf(terms({ minimum: 5000 }), cart())).toBeNull();
    expect(refusalOf(terms({ entitles: () => false }), cart(line(5000, { giftCard: true })))).toBeNull();
  });

  it("the minimum counts the whole cart, or the goods that the code names, and gift cards never", () => {
    const mixed = cart(line(3000), line(2000, { productId: "2" }), line(9000, { giftCard: true }));
    expect(refusalOf(terms({ minimum: 5000 }), mixed)).toBeNull();
    expect(refusalOf(terms({ minimum: 5001 }), mixed)).toEqual({ reason: "below-minimum", minimum: 5001, counted: 5000 });
    expect(refusalOf(terms({ minimum: 3001, ...named("1") }), mixed)).toMatchObject({ reason: "below-minimum", counted: 3000 });
  });

  it("a minimum in another currency is Shopify's to judge, and that is told", () => {
    const yen = { ...cart(line(100)), currency: "JPY" };
    expect(cartVerdict(terms({ minimum: 5000 }), yen, [])).toMatchObject({ refusal: null, unjudged: true });
    expect(cartVerdict(terms(), yen, []).unjudged).toBe(false);
  });

  it("goods that it does not lower, and subscriptions that it leaves alone, are no reason while others are there", () => {
    const monthly = line(1500, { productId: "2", subscription: true });
    expect(refusalOf(terms(named("9")), cart(line(5000)))).toEqual({ reason: "excluded-goods" });
    expect(refusalOf(terms(), cart(monthly))).toEqual({ reason: "subscription-only" });
    expect(refusalOf(terms({ subscriptions: true }), cart(monthly))).toBeNull();
    expect(cartVerdict(terms(), cart(line(5000), monthly), [])).toMatchObject({ refusal: null, entitled: 5000, partly: true });
    expect(cartVerdict(terms(), cart(line(5000)), []).partly).toBe(false);
  });

  it("what nobody knows of a product is no reason", () => {
    expect(cartVerdict(terms({ entitles: () => null }), cart(line(5000)), [])).toMatchObject({ refusal: null, entitled: 5000 });
  });

  it("five codes of products and orders, and one of shipping, are all that an order takes", () => {
    const codes = ["A", "B", "C", "D"].map((name) => code(name));
    const free = code("FREE", { classes: ["shipping"] });
    expect(refusalOf(terms(), cart(line(1)), [...codes, free])).toBeNull();
    expect(refusalOf(terms(), cart(line(1)), [...codes, { code: "E", terms: null }])).toEqual({ reason: "too-many-codes", most: 5 });
    expect(refusalOf(terms({ classes: ["shipping"] }), cart(line(1)), codes)).toBeNull();
    expect(refusalOf(terms({ classes: ["shipping"] }), cart(line(1)), [free])).toEqual({ reason: "too-many-codes", most: 1 });
  });

  it("codes that do not combine are named, whoever refuses", () => {
    const alone = { ...all, order: false };
    expect(refusalOf(terms({ combinesWith: alone }), cart(line(1)), [code("A"), code("B", { classes: ["product"] })])).toEqual({
      reason: "not-combinable",
      codes: ["A"],
    });
    expect(refusalOf(terms(), cart(line(1)), [code("A", { combinesWith: alone })])).toMatchObject({ codes: ["A"] });
  });

  it("never refuses more of a cart for goods beside it, but for codes and minimum never less for lower prices", () => {
    const lines = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 9000 }),
        subscription: fc.boolean(),
        giftCard: fc.boolean(),
        productId: fc.constantFrom("1", "2"),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(lines, fc.option(fc.integer({ min: 1, max: 20_000 })), fc.integer({ min: 1, max: 9000 }), (some, minimum, more) => {
        const of = some.map((one) => line(one.amount, one));
        const asked = terms({ minimum, ...named("1") });
        const before = cartVerdict(asked, cart(...of), []);
        const after = cartVerdict(asked, cart(...of, line(more)), []);
        expect(before.entitled).toBeLessThanOrEqual(of.reduce((sum, { amount }) => sum + amount, 0));
        expect(after.entitled).toBe(before.entitled + more);
        if (before.refusal === null && of.some(({ giftCard }) => !giftCard)) expect(after.refusal).toBeNull();
      }),
    );
  });
});
