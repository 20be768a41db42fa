import { describe, expect, it } from "vitest";
import { earn, type EarnGround } from "./earn";
import { order, orderOf, refund } from "./fixtures";
import type { OrderContext } from "./judgement";
import type { OrderFacts } from "./order-facts";
import {
  type Document,
  bronze,
  gold,
  london,
  order1,
  extra,
  boost,
  challenge,
  rules,
  granted,
  coffee,
  tea,
  goods,
  known,
  both,
} from "./rules.fixture";

describe("which lines a rule looks at", () => {
  it.each<[string, Document, number]>([
    ["a product", { only: { products: ["10"] } }, 30],
    ["one of two products", { only: { products: ["10", "20"] } }, 40],
    ["a variant", { only: { variants: ["200"] } }, 10],
    ["a vendor, whatever the case", { only: { vendors: ["MONMOUTH"] } }, 30],
    ["a type", { only: { types: ["Tea"] } }, 10],
    ["a tag", { only: { tags: ["Dark"] } }, 30],
    ["a collection", { only: { collections: ["1"] } }, 30],
    ["lists of two kinds, both of which must hold", { only: { collections: ["2"], vendors: ["Yunnan"] } }, 10],
    ["all but a product", { not: { products: ["10"] } }, 10],
    ["all but a tag or a vendor", { not: { tags: ["dark"], vendors: ["yunnan"] } }, 0],
    ["a collection but for a type", { only: { collections: ["2"] }, not: { types: ["tea"] } }, 30],
  ])("%s", (_name, lines, points) => {
    expect(granted(both, rules([order1({ lines })]), bronze, known)).toEqual(points === 0 ? {} : { purchase: points });
  });

  it("goods that never earn, whatever the rule says", () => {
    const version = rules(
      [order1(), boost(), extra({ gives: "per-item" })],
      (document) => (document.exclusions = { earning: { types: ["coffee"] } }),
    );
    expect(granted(both, version, bronze, known)).toEqual({ purchase: 10, double: 60, extra: 50 });
  });

  it("a product that is not known yet counts nowhere that asks what it is, and counts elsewhere", () => {
    const unknown: EarnGround = { ...london, goods: { "20": goods["20"]! } };
    expect(granted(both, rules([order1({ lines: { only: { types: ["coffee"] } } })]), bronze, unknown)).toEqual({});
    expect(granted(both, rules([order1({ lines: { not: { types: ["tea"] } } })]), bronze, unknown)).toEqual({});
    expect(granted(both, rules([order1({ lines: { only: { products: ["10"] } } })]), bronze, london)).toEqual({ purchase: 30 });
    const excluding = rules([order1()], (document) => (document.exclusions = { earning: { tags: ["dark"] } }));
    expect(granted(both, excluding, bronze, unknown)).toEqual({ purchase: 10 });
    // a line without a product is of no type for good
    expect(granted(orderOf([500]), excluding, bronze, london)).toEqual({ purchase: 5 });
  });

  it("extras count with rules for all goods, not with those that name some", () => {
    const facts = order({ lines: [coffee(3000)], shipping: 500, tips: 200 });
    const basis = { shipping: true, tips: true };
    expect(granted(facts, rules([order1({ basis, lines: { not: { products: ["99"] } } })]))).toEqual({ purchase: 37 });
    expect(granted(facts, rules([order1({ basis, lines: { only: { products: ["10"] } } })]))).toEqual({ purchase: 30 });
  });

  it("discounted lines, where they do not count", () => {
    const facts = order({ lines: [coffee(3000, { discount: 100 }), tea(1000)] });
    expect(granted(facts, rules([order1({ basis: { discountedLines: false } })]))).toEqual({ purchase: 10 });
  });
});

describe("what a rule gives", () => {
  const facts = order({ lines: [coffee(3000, { quantity: 3 }), tea(1000, { quantity: 2 })] });

  it.each<[string, Document, OrderContext, number]>([
    ["an order", { gives: "per-order", points: "50" }, bronze, 50],
    ["an order of the goods it names", { gives: "per-order", points: "50", lines: { only: { products: ["99"] } } }, bronze, 0],
    ["a line", { gives: "per-line", points: "10" }, bronze, 20],
    ["a piece", { gives: "per-item", points: "10" }, bronze, 50],
    ["a piece of a product", { gives: "per-item", points: "10", lines: { only: { products: ["20"] } } }, bronze, 20],
    ["a piece, times the tier's multiplier, rounded once", { gives: "per-item", points: "1" }, gold, 7],
    ["a piece, not multiplied", { gives: "per-item", points: "1", multiplied: false }, gold, 5],
    ["money, not multiplied", { multiplied: false }, gold, 40],
  ])("%s", (_name, rule, context, points) => {
    expect(granted(facts, rules([order1(rule)]), context)).toEqual(points === 0 ? {} : { purchase: points });
  });

  it("rounds as the rule says where it says so", () => {
    const one = orderOf([4850]);
    expect(granted(one, rules([order1({ rounding: "ceil" })]))).toEqual({ purchase: 49 });
    expect(granted(one, rules([order1({ rounding: "nearest" }), order1({ key: "other" })]))).toEqual({ purchase: 49, other: 48 });
  });

  it("whole points wait for the whole payment; a rate counts what is paid", () => {
    const partly = order({ lines: [coffee(3000)], payment: "partial", outstanding: 1000 });
    expect(granted(partly, rules([order1(), extra()]))).toEqual({ purchase: 20 });
  });

  it("a part of what was bought that was paid by gift card, where that does not count", () => {
    const version = rules([order1({ basis: { giftCardPayments: false } })]);
    const paid = (more: Partial<OrderFacts>) =>
      order({ lines: [coffee(8000, { quantity: 2 }), tea(2000)], paidWith: ["gift_card"], ...more });
    expect(granted(paid({ giftCardPaid: 2500 }), version)).toEqual({ purchase: 75 });
    expect(granted(paid({ giftCardPaid: 10000 }), version)).toEqual({});
    // half of the coffee comes back: what is left was paid by the same share
    const half = paid({ giftCardPaid: 2500, lines: [coffee(8000, { quantity: 2, remaining: 1 }), tea(2000)] });
    expect(granted(half, version)).toEqual({ purchase: 45 });
    // tax apart was paid too
    const taxed = order({ lines: [coffee(10000, { tax: 2000 })], taxesIncluded: false, paidWith: ["gift_card"], giftCardPaid: 6000 });
    expect(granted(taxed, version)).toEqual({ purchase: 50 });
    // how much it was is not known yet
    expect(granted(paid({}), version)).toEqual({});
    expect(granted(paid({}), rules([order1()]))).toEqual({ purchase: 100 });
    expect(granted(paid({ giftCardPaid: 2500, payment: "partial", outstanding: 2500 }), version)).toEqual({ purchase: 50 });
  });

  it.each<[string, Document, string[]]>([
    ["a piece", { gives: "per-item", points: "10" }, ["50", "20", "0"]],
    ["a line", { gives: "per-line", points: "10" }, ["20", "10", "0"]],
    ["an order", { gives: "per-order", points: "10" }, ["10", "10", "0"]],
  ])("goods that leave take it back by %s", (_name, rule, left) => {
    const version = rules([order1(rule)]);
    const states = [
      facts,
      order({ lines: [coffee(3000, { quantity: 3, remaining: 0 }), tea(1000, { quantity: 2 })] }),
      order({ lines: [coffee(3000, { quantity: 3, remaining: 0 }), tea(1000, { quantity: 2, remaining: 0 })] }),
    ];
    expect(
      states.map((state) => String(earn(state, bronze, version, london).granted - earn(state, bronze, version, london).reversed)),
    ).toEqual(left);
    const money = { ...facts, refunds: [refund("2026-03-20T12:00:00.000Z", { amount: 4000, withoutLines: 4000 })] };
    expect(granted(money, version)).toEqual({ purchase: 0 });
  });
});

describe("conditions", () => {
  // a Saturday, late in the evening in London
  const placedAt = "2026-11-21T23:30:00.000Z";
  const facts = order({
    lines: [coffee(3000, { quantity: 3 }), tea(1000)],
    placedAt,
    channel: "pos",
    country: "FR",
    presentmentCurrency: "EUR",
  });
  const context: OrderContext = { tier: "silver", nth: 3, customerTags: ["vip"], segments: ["77"] };

  it.each<[string, Document, boolean]>([
    ["its tier", { tiers: ["silver", "gold"] }, true],
    ["another tier", { tiers: ["gold"] }, false],
    ["a customer's tag, whatever the case", { customerTags: { any: ["VIP", "other"] } }, true],
    ["a tag that the customer lacks", { customerTags: { any: ["other"] } }, false],
    ["none of a tag", { customerTags: { none: ["vip"] } }, false],
    ["none of another", { customerTags: { none: ["other"] } }, true],
    ["one and not the other", { customerTags: { any: ["vip"], none: ["other"] } }, true],
    ["a segment", { segments: ["5", "77"] }, true],
    ["another segment", { segments: ["5"] }, false],
    ["a weekday", { weekdays: ["saturday"] }, true],
    ["another weekday", { weekdays: ["sunday", "friday"] }, false],
    ["from its day", { from: "2026-11-21" }, true],
    ["from the day after", { from: "2026-11-22" }, false],
    ["until its day", { until: "2026-11-21" }, true],
    ["until the day before", { until: "2026-11-20" }, false],
    ["the third order", { nth: { is: [1, 3] } }, true],
    ["the first order", { nth: { is: [1] } }, false],
    ["every third order", { nth: { every: 3 } }, true],
    ["every second order", { nth: { every: 2 } }, false],
    ["its channel", { channels: ["pos", "online"] }, true],
    ["another channel", { channels: ["online"] }, false],
    ["its country", { countries: ["DE", "FR"] }, true],
    ["another country", { countries: ["GB"] }, false],
    ["its currency", { currencies: ["EUR"] }, true],
    ["another currency", { currencies: ["GBP"] }, false],
    ["a minimum that it reaches", { minimum: "40.00" }, true],
    ["a minimum above it", { minimum: "40.01" }, false],
    ["a quantity that it has", { quantity: 4 }, true],
    ["a quantity above it", { quantity: 5 }, false],
    ["two that hold", { nth: { is: [3] }, tiers: ["silver"] }, true],
    ["two of which one does not", { nth: { is: [3] }, tiers: ["gold"] }, false],
  ])("%s", (_name, when, holds) => {
    expect(granted(facts, rules([extra({ when, multiplied: false })]), context)).toEqual(holds ? { extra: 50 } : {});
    expect(granted(facts, rules([order1({ multiplied: true }), boost({ when })]), { ...context, tier: "silver" })).toEqual(
      holds ? { purchase: 50, double: 50 } : { purchase: 50 },
    );
    expect(granted(facts, rules([challenge({ when, steps: [{ at: "1", points: "7" }] })]), context)).toEqual(holds ? { five: 7 } : {});
  });

  it("minimum and quantity look at the rule's own lines, as ordered", () => {
    const of = (when: Document) => rules([extra({ when, lines: { only: { products: ["10"] } } })]);
    expect(granted(facts, of({ minimum: "30.00" }))).toEqual({ extra: 50 });
    expect(granted(facts, of({ minimum: "30.01" }))).toEqual({});
    expect(granted(facts, of({ quantity: 4 }))).toEqual({});
    const returned = { ...facts, lines: [coffee(3000, { quantity: 3, remaining: 1 }), tea(1000)] };
    expect(granted(returned, of({ minimum: "30.00", quantity: 3 }))).toEqual({ extra: 50 });
    const basis = rules([order1({ when: { minimum: "35.00" }, basis: { discountedLines: false } })]);
    expect(granted({ ...facts, lines: [coffee(3000, { discount: 5 }), tea(1000)] }, basis)).toEqual({});
  });

  it("days are the shop's: in Auckland it is Sunday already", () => {
    const version = rules([extra({ when: { weekdays: ["sunday"], from: "2026-11-22" } })]);
    expect(granted(facts, version, context, { zone: "Pacific/Auckland" })).toEqual({ extra: 62 });
    expect(granted(facts, version, context, london)).toEqual({});
  });
});

describe("how boosts combine", () => {
  const facts = order({ lines: [coffee(3000), tea(1000)] });
  const on = (product: string, more: Document): Document => boost({ lines: { only: { products: [product] } }, ...more });
  const times = (by: string, more: Document = {}) => ({ effect: "multiply", by, ...more });
  const plus = (by: string, more: Document = {}) => ({ effect: "add", by, ...more });

  it.each<[string, "best" | "all", OrderContext, Document[], Record<string, number>]>([
    ["one that multiplies", "best", bronze, [times("2")], { a: 40 }],
    ["one that adds", "best", bronze, [plus("0.5")], { a: 20 }],
    ["one that multiplies, all", "all", bronze, [times("2")], { a: 40 }],
    ["one that adds, all", "all", bronze, [plus("0.5")], { a: 20 }],
    ["multiply and multiply, the best", "best", bronze, [times("2"), times("3")], { b: 80 }],
    ["multiply and multiply, all", "all", bronze, [times("2"), times("3")], { a: 40, b: 160 }],
    ["add and add, the best", "best", bronze, [plus("2"), plus("1")], { a: 80 }],
    ["add and add, all", "all", bronze, [plus("2"), plus("1")], { a: 80, b: 40 }],
    ["add and multiply, the best", "best", bronze, [plus("0.5"), times("2")], { b: 40 }],
    ["add and multiply of one factor: the first of equals", "best", bronze, [plus("1"), times("2")], { a: 40 }],
    ["multiply and add of one factor: the first of equals", "best", bronze, [times("2"), plus("1")], { a: 40 }],
    ["add and multiply, all: what is added is multiplied", "all", bronze, [plus("0.5"), times("2")], { a: 20, b: 60 }],
    ["multiply and add, all: the same, whatever the order", "all", bronze, [times("2"), plus("0.5")], { a: 60, b: 20 }],
    ["the tier comes after, the best", "best", gold, [times("2"), plus("0.5")], { a: 60 }],
    ["the tier comes after, all", "all", gold, [times("2"), plus("0.5")], { a: 90, b: 30 }],
  ])("%s", (_name, combine, context, two, extras) => {
    const version = rules(
      [order1(), ...two.map((one, place) => boost({ key: "ab"[place], ...one }))],
      (document) => (document.boosts = { combine }),
    );
    expect(granted(facts, version, context)).toEqual({ purchase: context === gold ? 60 : 40, ...extras });
  });

  it("line by line: the best of each", () => {
    const version = rules([order1(), on("10", { key: "coffee", by: "3" }), boost({ key: "all", by: "2" })]);
    expect(granted(facts, version)).toEqual({ purchase: 40, coffee: 60, all: 10 });
  });

  it("raises only the rules it names, and none that is not multiplied", () => {
    const list = [order1(), extra({ multiplied: true }), extra({ key: "fixed", multiplied: false })];
    expect(granted(facts, rules([...list, boost()]))).toEqual({ purchase: 40, extra: 50, fixed: 50, double: 90 });
    expect(granted(facts, rules([...list, boost({ rules: ["extra"] })]))).toEqual({ purchase: 40, extra: 50, fixed: 50, double: 50 });
  });

  it("an order's whole points are raised when the boost reaches any of its goods", () => {
    const list = [extra({ lines: { only: { products: ["20"] } } })];
    expect(granted(facts, rules([...list, on("20", {})]))).toEqual({ extra: 50, double: 50 });
    expect(granted(facts, rules([...list, on("10", {})]))).toEqual({ extra: 50 });
  });

  it("shipping that counts is raised by boosts for all goods", () => {
    const shipped = { ...facts, shipping: 500 };
    const list = [order1({ basis: { shipping: true } })];
    expect(granted(shipped, rules([...list, boost()]))).toEqual({ purchase: 45, double: 45 });
    expect(granted(shipped, rules([...list, on("10", {})]))).toEqual({ purchase: 45, double: 30 });
  });

  it("each source is rounded once", () => {
    const odd = orderOf([199, 199, 199]);
    const version = rules([order1({ points: "0.5" }), boost({ by: "1.5" })]);
    // 2.985 and 1.4925
    expect(granted(odd, version)).toEqual({ purchase: 2, double: 1 });
  });

  it("comes back with its goods", () => {
    const version = rules([order1(), on("10", {})]);
    const without = (first: number, second: number) =>
      order({ lines: [coffee(3000, { remaining: first }), tea(1000, { remaining: second })] });
    expect(granted(without(0, 1), version)).toEqual({ purchase: 10, double: 0 });
    expect(granted(without(1, 0), version)).toEqual({ purchase: 30, double: 30 });
  });

  it("what caps a rule leaves its boosts alone, and the other way round", () => {
    const list = (ofRule: Document, ofBoost: Document) => rules([order1({ cap: ofRule }), boost({ cap: ofBoost })]);
    expect(granted(facts, list({ order: 25 }, {}))).toEqual({ purchase: 25, double: 40 });
    expect(granted(facts, list({}, { order: 25 }))).toEqual({ purchase: 40, double: 25 });
  });

  it("one that is used up gives way to the next best", () => {
    const version = rules([
      order1(),
      boost({ key: "three", by: "3", cap: { period: { points: 500, every: "ever" } } }),
      boost({ key: "two", by: "2", limit: { times: 2 } }),
    ]);
    expect(granted(facts, version)).toEqual({ purchase: 40, three: 80 });
    expect(granted(facts, version, { ...bronze, used: { "cap/three": 490 } })).toEqual({ purchase: 40, three: 10 });
    expect(granted(facts, version, { ...bronze, used: { "cap/three": 500 } })).toEqual({ purchase: 40, two: 40 });
    expect(granted(facts, version, { ...bronze, used: { "cap/three": 500, "times/two": 2 } })).toEqual({ purchase: 40 });
  });
});
