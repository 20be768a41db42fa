import { describe, expect, it } from "vitest";
import { earn } from "./earn";
import { line, order, orderOf, programOf, refund, versionOf, withRule } from "./fixtures";
import type { OrderContext } from "./judgement";
import type { OrderFacts } from "./order-facts";

const bronze: OrderContext = { tier: "bronze", nth: 1 };
const demo = versionOf(programOf());
const refundedAt = "2026-03-20T09:00:00.000Z";

function net(facts: OrderFacts, version = demo, context = bronze) {
  const { granted, reversed } = earn(facts, context, version);
  return { granted, reversed };
}
const codes = (facts: OrderFacts, version = demo) => earn(facts, bronze, version).explanation.codes.map((reason) => reason.code);

describe("granted", () => {
  it("GIVEN £48.20 of goods WHEN 1 point per £1.00 THEN 48 points, by the rule's key", () => {
    const earned = earn(order(), bronze, demo);
    expect(earned.sources).toEqual({ purchase: { granted: 48, reversed: 0 } });
    expect(earned.explanation.codes).toEqual([
      { code: "earned", rule: "purchase", points: 48, base: 4820, currency: "GBP", rate: "1", per: 100 },
    ]);
  });

  it.each([
    ["floor", 4850, 48],
    ["nearest", 4850, 49],
    ["nearest", 4849, 48],
    ["ceil", 4801, 49],
    ["ceil", 4800, 48],
  ] as const)("rounds %s: %i pence are %i points", (rounding, paid, points) => {
    const version = withRule({}, (document) => (document.points.rounding = rounding));
    expect(net(order({ lines: [line(paid)] }), version).granted).toBe(points);
  });

  it("adds the lines up before rounding, and multiplies before it", () => {
    expect(net(orderOf([50, 50, 99])).granted).toBe(1);
    // 3 × 1.25 = 3.75 of £3.99 would be 3 if the points were rounded first; £3.99 × 1.25 = 4.98
    expect(net(orderOf([399]), demo, { tier: "silver", nth: 1 }).granted).toBe(4);
    expect(earn(orderOf([399]), { tier: "silver", nth: 1 }, demo).explanation.codes[0]).toMatchObject({
      code: "earned-multiplied",
      multiplier: "1.25",
      tier: "silver",
    });
  });

  it("a tier that the version does not know multiplies by one", () => {
    expect(net(order(), demo, { tier: "platinum", nth: 1 }).granted).toBe(48);
    expect(net(order(), demo, { tier: null, nth: 1 }).granted).toBe(48);
  });

  it.each([
    ["as-displayed", true, 120],
    ["as-displayed", false, 120],
    ["included", true, 120],
    ["included", false, 140],
    ["excluded", true, 100],
    ["excluded", false, 120],
  ])("tax %s, taxes included %s: a line of £120 with £20 tax is %i points", (tax, taxesIncluded, points) => {
    const version = withRule({ basis: { tax } });
    expect(net(order({ taxesIncluded, lines: [line(12000, { tax: 2000 })] }), version).granted).toBe(points);
  });

  it("shipping, tips and duties count only when the rule says so", () => {
    const facts = order({ shipping: 500, tips: 300, duties: 200 });
    expect(net(facts).granted).toBe(48);
    expect(net(facts, withRule({ basis: { shipping: true } })).granted).toBe(53);
    expect(net(facts, withRule({ basis: { shipping: true, tips: true, duties: true } })).granted).toBe(58);
    expect(codes(facts, withRule({ basis: { shipping: true, tips: true, duties: true } }))).toEqual([
      "earned",
      "shipping-counted",
      "tips-counted",
      "duties-counted",
    ]);
  });

  it("a gift card that was bought counts for nothing, and it is said", () => {
    const facts = order({ lines: [line(4820), line(5000, { id: "2", giftCard: true })] });
    expect(net(facts).granted).toBe(48);
    expect(codes(facts)).toEqual(["earned", "gift-cards"]);
    const only = earn(order({ lines: [line(5000, { giftCard: true, quantity: 2 })] }), bronze, demo);
    expect(only.granted).toBe(0);
    expect(only.explanation.codes.at(-1)).toEqual({ code: "gift-cards", count: 2 });
  });

  it("goods paid for with a gift card count", () => {
    expect(net(order({ paidWith: ["gift_card"] })).granted).toBe(48);
  });

  it("several rules grant side by side, each rounded for itself", () => {
    const version = withRule({}, (document) =>
      document.earning?.push({ key: "extra", title: { en: "Extra" }, on: "order", points: "0.5", per: "1.00" }),
    );
    const earned = earn(order(), bronze, version);
    expect(earned.sources).toEqual({ purchase: { granted: 48, reversed: 0 }, extra: { granted: 24, reversed: 0 } });
    expect(earned.granted).toBe(72);
  });

  it("an archived rule grants nothing", () => {
    const version = withRule({ archived: true });
    expect(net(order(), version)).toEqual({ granted: 0, reversed: 0 });
    expect(codes(order(), version)).toEqual(["no-order-rule"]);
  });

  it("in yen a minor unit is a yen; in Kuwaiti dinars a thousandth", () => {
    const yen = withRule({ per: "100" }, (document) => toCurrency(document, "JPY"));
    expect(net(order({ currency: "JPY", lines: [line(4820)] }), yen).granted).toBe(48);
    const dinar = withRule({ per: "0.500" }, (document) => toCurrency(document, "KWD"));
    expect(net(order({ currency: "KWD", lines: [line(4820)] }), dinar).granted).toBe(9);
  });

  it("waits for fulfilment when the rule does", () => {
    const version = withRule({ grantWhen: "fulfilled" });
    const waiting = earn(order(), bronze, version);
    expect([waiting.granted, waiting.explanation.codes.map((reason) => reason.code)]).toEqual([0, ["not-fulfilled"]]);
    expect(waiting.counts).toEqual([expect.objectContaining({ spend: 4820, points: 0, orders: 1 })]);
    expect(net(order({ fulfilledAt: refundedAt }), version).granted).toBe(48);
  });
});

describe("partial payment", () => {
  const facts = order({ lines: [line(10000)], payment: "partial", outstanding: 4000 });

  it("counts what is paid, so it never grants too much", () => {
    expect(net(facts)).toEqual({ granted: 60, reversed: 0 });
    expect(codes(facts)).toContain("partly-paid");
    expect(net({ ...facts, outstanding: 12000 }).granted).toBe(0);
  });

  it("takes back from what was paid", () => {
    const half = { ...facts, lines: [line(10000, { quantity: 2, remaining: 1 })], refunds: [refund(refundedAt, { amount: 5000 })] };
    expect(net(half)).toEqual({ granted: 60, reversed: 50 });
  });

  it("is no whole order for the tiers until it is paid", () => {
    expect(earn(facts, bronze, demo).counts).toEqual([expect.objectContaining({ spend: 6000, points: 60, orders: 0 })]);
  });
});

describe("reversed", () => {
  it("scenario 7: a partial refund takes back its share only", () => {
    const facts = order({
      lines: [line(6000, { id: "1", remaining: 0 }), line(4000, { id: "2" })],
      refunds: [refund(refundedAt, { lines: [{ line: "1", quantity: 1 }], amount: 6000 })],
    });
    expect(net(facts)).toEqual({ granted: 100, reversed: 60 });
    expect(codes(facts)).toEqual(["earned", "refunded"]);
  });

  it("scenario 8: 33 + 33 + 33 of 100, then the rest: no dust, never too much", () => {
    const reversedWith = (remaining: number) => net(order({ lines: [line(10000, { quantity: 3, remaining })] })).reversed;
    expect([3, 2, 1, 0].map(reversedWith)).toEqual([0, 34, 67, 100]);
    const byHand = (count: number) =>
      net(order({ lines: [line(10000)], refunds: Array.from({ length: count }, (_, n) => hand(3333, String(n))) })).reversed;
    expect([0, 1, 2, 3].map(byHand)).toEqual([0, 34, 67, 100]);
  });

  it("scenario 9: a refund is valued by the version that granted", () => {
    const doubled = withRule({ points: "2" });
    const facts = order({ lines: [line(5000, { remaining: 0 })], refunds: [refund(refundedAt, { amount: 5000 })] });
    expect(net(facts)).toEqual({ granted: 50, reversed: 50 });
    expect(net(facts, doubled)).toEqual({ granted: 100, reversed: 100 });
  });

  it("scenario 15: the multiplier of an old order does not change on its refund", () => {
    const facts = order({ lines: [line(10000, { quantity: 2, remaining: 1 })] });
    expect(net(facts, demo, { tier: "gold", nth: 4 })).toEqual({ granted: 150, reversed: 75 });
  });

  it("scenario 19: £10 refunded by hand lowers the goods by it", () => {
    expect(net(orderOf([3000, 2000], { refunds: [hand(1000)] }))).toEqual({ granted: 50, reversed: 10 });
  });

  it("money refunded beyond the goods takes all of them, not more", () => {
    expect(net(orderOf([3000], { refunds: [hand(9900)] }))).toEqual({ granted: 30, reversed: 30 });
  });

  it("with the tax taken off, money refunded by hand takes off its tax too", () => {
    const facts = order({ lines: [line(12000, { tax: 2000 })], refunds: [hand(1200)] });
    expect(net(facts, withRule({ basis: { tax: "excluded" } }))).toEqual({ granted: 100, reversed: 10 });
  });

  it("scenario 20: shipping alone refunded takes nothing back, and it is said", () => {
    const facts = order({ shipping: 500, refunds: [refund(refundedAt, { amount: 500 })] });
    expect(net(facts)).toEqual({ granted: 48, reversed: 0 });
    expect(codes(facts)).toEqual(["earned", "refund-without-goods"]);
  });

  it("shipping that counted is taken back when it is refunded", () => {
    const version = withRule({ basis: { shipping: true } });
    expect(net(order({ shipping: 500, refunds: [refund(refundedAt, { amount: 500 })] }), version)).toEqual({ granted: 53, reversed: 5 });
  });

  it("scenario 20: a refund to store credit is money like any other", () => {
    const facts = order({
      lines: [line(4800, { remaining: 0 })],
      refunds: [refund(refundedAt, { lines: [{ line: "1", quantity: 1 }], amount: 4800 })],
    });
    expect(net(facts)).toEqual({ granted: 48, reversed: 48 });
  });

  it("scenario 20: an approved return that is not refunded takes nothing back", () => {
    expect(net(order({ refunds: [] }))).toEqual({ granted: 48, reversed: 0 });
    expect(net(order({ refunds: [refund(refundedAt)] }))).toEqual({ granted: 48, reversed: 0 });
  });

  it("an edit that removes pieces takes them back without a refund", () => {
    const facts = order({ lines: [line(9000, { quantity: 3, remaining: 1 })] });
    expect(net(facts)).toEqual({ granted: 90, reversed: 60 });
    expect(codes(facts)).toEqual(["earned", "removed"]);
  });

  it("an edit that adds a line grants it", () => {
    expect(net(orderOf([4820, 1000])).granted).toBe(58);
  });

  it("a cancellation takes everything back", () => {
    const facts = order({ cancelledAt: refundedAt, shipping: 500 });
    expect(net(facts, withRule({ basis: { shipping: true } }))).toEqual({ granted: 53, reversed: 53 });
    expect(codes(facts)).toEqual(["earned", "cancelled"]);
  });
});

describe("dated rows", () => {
  const timesOf = (facts: OrderFacts) => earn(facts, bronze, demo).counts.map((row) => [row.at, row.spend, row.orders]);
  const placedAt = order().placedAt;

  it("a refund after the cancellation takes nothing off again", () => {
    const cancelledAt = "2026-03-15T09:00:00.000Z";
    expect(timesOf(order({ cancelledAt, refunds: [hand(1000)] }))).toEqual([
      [placedAt, 4820, 1],
      [cancelledAt, -4820, -1],
    ]);
    expect(timesOf(order({ cancelledAt: "2026-03-25T09:00:00.000Z", refunds: [hand(1000)] }))).toEqual([
      [placedAt, 4820, 1],
      [refundedAt, -1000, 0],
      ["2026-03-25T09:00:00.000Z", -3820, -1],
    ]);
  });

  it("nothing is dated before the order was placed", () => {
    const early = { ...hand(1000), at: "2026-03-01T09:00:00.000Z" };
    expect(timesOf(order({ refunds: [early] }))).toEqual([[placedAt, 3820, 1]]);
  });

  it("of two refunds the earlier one is first, whatever their ids", () => {
    const late = { ...hand(1000, "1"), at: "2026-03-22T09:00:00.000Z" };
    expect(timesOf(order({ refunds: [late, hand(500, "2")] }))).toEqual([
      [placedAt, 4820, 1],
      [refundedAt, -500, 0],
      ["2026-03-22T09:00:00.000Z", -1000, 0],
    ]);
  });

  it("a gift card alone is an order without spend, until it is refunded", () => {
    const card = line(5000, { giftCard: true });
    expect(timesOf(order({ lines: [card] }))).toEqual([[placedAt, 0, 1]]);
    const back = refund(refundedAt, { lines: [{ line: "1", quantity: 1 }], amount: 5000 });
    expect(timesOf(order({ lines: [{ ...card, remaining: 0 }], refunds: [back] }))).toEqual([
      [placedAt, 0, 1],
      [refundedAt, 0, -1],
    ]);
  });
});

describe("scenario 21: exchanges", () => {
  const returned = line(4800, { id: "1", remaining: 0 });
  const exchange = (added: number, amount: number) =>
    order({
      exchange: true,
      lines: [returned, line(added, { id: "2" })],
      refunds: [refund(refundedAt, { lines: [{ line: "1", quantity: 1 }], amount })],
    });

  it.each([
    ["even", 4800, 0, 48],
    ["to something dearer", 6000, 0, 60],
    ["to something cheaper", 3000, 1800, 30],
  ])("%s", (_name, added, amount, points) => {
    const { granted, reversed } = net(exchange(added, amount));
    expect(granted - reversed).toBe(points);
  });

  it("an even one never looks like twice the spend", () => {
    expect(earn(exchange(4800, 0), bronze, demo).counts).toEqual([
      { at: "2026-03-10T12:00:00.000Z", placedAt: "2026-03-10T12:00:00.000Z", spend: 4800, points: 48, orders: 1 },
    ]);
  });

  it("an uneven one counts the difference from its own time", () => {
    const rows = earn(exchange(3000, 1800), bronze, demo).counts;
    expect(rows.map((row) => [row.at, row.spend, row.points])).toEqual([
      ["2026-03-10T12:00:00.000Z", 4800, 48],
      [refundedAt, -1800, -18],
    ]);
  });
});

it("an order of 500 lines is judged line by line", () => {
  const lines = Array.from({ length: 500 }, (_, index) =>
    line(333, { id: String(index), quantity: 3, remaining: index % 4 === 0 ? 2 : 3 }),
  );
  const facts = order({ lines });
  expect(net(facts)).toEqual({ granted: 1665, reversed: 139 });
});

function hand(amount: number, id = "1") {
  return refund(refundedAt, { id, amount, withoutLines: amount });
}

function toCurrency(document: Parameters<NonNullable<Parameters<typeof programOf>[0]>>[0], currency: string) {
  Object.assign(document, { currency, rewards: [], tiers: null, referral: null });
}
