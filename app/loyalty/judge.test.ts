import { describe, expect, it } from "vitest";
import { heldOrder, line, member, memberOrder, order, programOf, refund, shop, versionOf, withRule } from "./fixtures";
import { judgeGuestOrder, judgeMember, type Judgement, type MemberOrder, type MemberStanding, type MemberToJudge } from "./judge";
import type { OrderFacts } from "./order-facts";

const demo = versionOf(programOf());

function judge(orders: MemberOrder[], more: Partial<MemberToJudge> = {}) {
  return judgeMember({ orders, versions: [demo], member, shop, ...more });
}
function judgeOne(facts: OrderFacts, more: Partial<MemberToJudge> = {}): Judgement {
  const { judged } = judge([memberOrder(facts)], more);
  if (judged[0] === undefined) throw new Error("nothing was judged");
  return judged[0];
}
const codeOf = (judgement: Judgement) => judgement.explanation.codes[0]?.code;

describe("an order alone", () => {
  it("is granted its points, with context, version and dates", () => {
    expect(judgeOne(order())).toEqual({
      orderId: "1001",
      programVersion: 1,
      context: { tier: "bronze", nth: 1 },
      sources: { purchase: { granted: 48, reversed: 0 } },
      granted: 48,
      reversed: 0,
      counts: [{ at: "2026-03-10T12:00:00.000Z", placedAt: "2026-03-10T12:00:00.000Z", spend: 4820, points: 48, orders: 1 }],
      dates: { earnedAt: "2026-03-10T12:00:00.000Z", availableAt: "2026-03-24T12:00:00.000Z", expiresAt: "2027-03-24T23:59:59.999Z" },
      explanation: { codes: [{ code: "earned", rule: "purchase", points: 48, base: 4820, currency: "GBP", rate: "1", per: 100 }] },
    });
  });

  it("granted on fulfilment, it is earned then", () => {
    const version = withRule({ grantWhen: "fulfilled" });
    const judged = judgeOne(order({ fulfilledAt: "2026-03-20T12:00:00.000Z" }), { versions: [version] });
    expect(judged.dates.earnedAt).toBe("2026-03-20T12:00:00.000Z");
    expect(judgeOne(order(), { versions: [version] })).toMatchObject({ granted: 0, context: { nth: 1 } });
  });

  it.each<[string, Partial<OrderFacts>]>([
    ["test-order", { test: true }],
    ["b2b", { b2b: true }],
    ["marketplace", { channel: "marketplace" }],
    ["tag-excluded", { tags: ["gift", "staff"] }],
    ["tag-excluded", { tags: ["no-loyalty"] }],
    ["currency-differs", { currency: "EUR" }],
    ["before-program", { placedAt: "1999-12-31T23:59:59.999Z" }],
    ["unpaid", { payment: "unpaid" }],
    ["payment-void", { payment: "void" }],
  ])("earns nothing and counts for nothing: %s", (code, facts) => {
    const judged = judgeOne(order(facts));
    expect(judged).toMatchObject({ granted: 0, reversed: 0, sources: {}, counts: [], context: null });
    expect(judged.explanation.codes).toHaveLength(1);
    expect(codeOf(judged)).toBe(code);
  });

  it("placed by a company, it earns where the program counts companies", () => {
    const version = withRule({}, (document) => Object.assign(document, { eligible: { companies: true } }));
    expect(judgeOne(order({ b2b: true }), { versions: [version] })).toMatchObject({ granted: 48, context: { nth: 1 } });
  });

  it("placed in a period that earns nothing, it earns and counts for nothing, also when it was judged before", () => {
    const pauses = [{ from: "2026-03-10T12:00:00.000Z", until: "2026-03-10T12:00:00.001Z" }];
    expect(codeOf(judgeOne(order(), { pauses }))).toBe("earning-paused");
    expect(judgeOne(order(), { pauses })).toMatchObject({ granted: 0, counts: [], context: null });
    const held = { ...memberOrder(order()), facts: null, held: judgeOne(order()) };
    expect(judge([held], { pauses }).needFacts).toEqual(["1001"]);
    expect(judge([{ ...held, held: judgeOne(order(), { pauses }) }], { pauses })).toEqual({ judged: [], needFacts: [] });
    expect(judgeOne(order(), { pauses: [{ from: "2026-03-10T12:00:00.001Z", until: "2027-01-01T00:00:00.000Z" }] }).granted).toBe(48);
    expect(judgeOne(order(), { pauses: [{ from: "2026-01-01T00:00:00.000Z", until: "2026-03-10T12:00:00.000Z" }] }).granted).toBe(48);
  });

  it.each(["online", "pos", "draft", "subscription"] as const)("earns from the channel %s unless the program leaves it out", (channel) => {
    expect(judgeOne(order({ channel })).granted).toBe(48);
    const without = withRule({}, (document) => Object.assign(document, { eligible: { channels: [] } }));
    expect(codeOf(judgeOne(order({ channel }), { versions: [without] }))).toBe("channel-excluded");
  });

  it("scenario 23: from before the program began, however late it comes, nothing", () => {
    const version = withRule({}, (document) => (document.startsAt = "2026-01-01T00:00:00+01:00"));
    const late = order({ placedAt: "2025-12-31T22:59:59.999Z", updatedAt: "2026-11-01T00:00:00.000Z" });
    expect(codeOf(judgeOne(late, { versions: [version] }))).toBe("before-program");
    expect(judgeOne(order({ placedAt: "2025-12-31T23:00:00.000Z" }), { versions: [version] }).granted).toBe(48);
  });

  it("without a customer it waits", () => {
    expect(judgeGuestOrder(order())).toMatchObject({ granted: 0, programVersion: null, explanation: { codes: [{ code: "no-customer" }] } });
  });

  it("that Shopify deleted takes everything back", () => {
    const deleted = { ...memberOrder(order()), deleted: true };
    expect(judge([deleted]).judged[0]).toMatchObject({
      granted: 0,
      reversed: 0,
      counts: [],
      explanation: { codes: [{ code: "order-deleted" }] },
    });
  });
});

describe("versions", () => {
  const first = versionOf(programOf(), 1, "2026-01-01T00:00:00.000Z");
  const second = { ...withRule({ points: "2" }), number: 2, inForceFrom: "2026-03-01T00:00:00.000Z" };

  it.each([
    ["2025-06-01T00:00:00.000Z", 1, 48],
    ["2026-02-28T23:59:59.999Z", 1, 48],
    ["2026-03-01T00:00:00.000Z", 2, 96],
  ])("placed %s: version %i", (placedAt, number, granted) => {
    expect(judgeOne(order({ placedAt }), { versions: [first, second] })).toMatchObject({ programVersion: number, granted });
  });

  it("before any publication nothing is earned, and the first publication judges anew", () => {
    const silent = judgeOne(order(), { versions: [] });
    expect(silent).toMatchObject({ programVersion: null, context: null, explanation: { codes: [{ code: "no-program" }] } });
    const held = heldOrder(order(), silent);
    expect(judge([held], { versions: [] })).toEqual({ judged: [], needFacts: [] });
    expect(judge([held])).toEqual({ judged: [], needFacts: ["1001"] });
  });

  it("a new version changes nothing of an order that was placed before it", () => {
    const held = heldOrder(order(), judgeOne(order(), { versions: [first] }));
    expect(judge([held], { versions: [first, { ...second, inForceFrom: "2026-06-01T00:00:00.000Z" }] })).toEqual({
      judged: [],
      needFacts: [],
    });
  });
});

describe("members", () => {
  const standing = (more: Partial<MemberStanding>): Partial<MemberToJudge> => ({ member: { ...member, ...more } });

  it.each<[string, Partial<MemberStanding>, number]>([
    ["a candidate earns", { status: "candidate", joinedAt: null }, 48],
    ["blocked before it", { status: "blocked", blockedAt: "2026-03-10T12:00:00.000Z" }, 0],
    ["blocked after it", { status: "blocked", blockedAt: "2026-03-10T12:00:00.001Z" }, 48],
    ["left before it", { status: "left", leftAt: "2026-03-01T00:00:00.000Z" }, 0],
    ["left after it", { status: "left", leftAt: "2026-04-01T00:00:00.000Z" }, 48],
    ["left and back before it", { leftAt: "2026-01-01T00:00:00.000Z", joinedAt: "2026-02-01T00:00:00.000Z" }, 48],
    ["back only after it", { leftAt: "2026-01-01T00:00:00.000Z", joinedAt: "2026-04-01T00:00:00.000Z" }, 0],
    ["erased", { status: "erased" }, 0],
  ])("%s", (_name, more, granted) => {
    expect(judgeOne(order(), standing(more)).granted).toBe(granted);
  });

  it("unblocked, the orders of that time are asked for again", () => {
    const blocked = standing({ status: "blocked", blockedAt: "2026-01-01T00:00:00.000Z" });
    const held = heldOrder(order(), judgeOne(order(), blocked));
    expect(judge([held], blocked)).toEqual({ judged: [], needFacts: [] });
    expect(judge([held]).needFacts).toEqual(["1001"]);
  });

  it("once erased, what was earned stays settled", () => {
    const held = { ...heldOrder(order(), judgeOne(order())), facts: order({ cancelledAt: "2026-04-01T00:00:00.000Z" }) };
    expect(judge([held], standing({ status: "erased" }))).toEqual({ judged: [], needFacts: [] });
  });
});

describe("context", () => {
  const big = order({ orderId: "1", placedAt: "2026-01-10T12:00:00.000Z", lines: [line(100_000)] });
  const next = order({ orderId: "2", placedAt: "2026-02-10T12:00:00.000Z", lines: [line(10_000)] });
  const third = order({ orderId: "3", placedAt: "2026-03-10T12:00:00.000Z", lines: [line(10_000)] });
  const grantedOf = (result: { judged: Judgement[] }) => Object.fromEntries(result.judged.map((one) => [one.orderId, one.granted]));

  it("the order that reaches a tier does not profit from it, the next one does", () => {
    expect(grantedOf(judge([big, next].map((facts) => memberOrder(facts))))).toEqual({ 1: 1000, 2: 125 });
  });

  it("scenario 22: the later order came first, then the earlier one that lifts the tier", () => {
    const before = judgeOne(next);
    expect(before.granted).toBe(100);
    const asked = judge([memberOrder(big), heldOrder(next, before)]);
    expect(asked).toEqual({ judged: [], needFacts: ["2"] });
    const after = judge([memberOrder(big), memberOrder(next, before)]);
    expect(grantedOf(after)).toEqual({ 1: 1000, 2: 125 });
    expect(after.judged[1]?.context).toEqual({ tier: "silver", nth: 2 });
  });

  it("scenario 15: a refund changes no order placed before it, and the tier later", () => {
    const refunded = {
      ...big,
      lines: [line(100_000, { remaining: 0 })],
      refunds: [refund("2026-02-20T12:00:00.000Z", { lines: [{ line: "1", quantity: 1 }], amount: 100_000 })],
    };
    const muchLater = order({ orderId: "4", placedAt: "2026-04-10T12:00:00.000Z", lines: [line(10_000)] });
    const { judged } = judge([refunded, next, third, muchLater].map((facts) => memberOrder(facts)));
    expect(judged.map((one) => [one.granted, one.reversed, one.context?.tier, one.context?.nth])).toEqual([
      [1000, 1000, "bronze", 1],
      [125, 0, "silver", 2],
      // in the grace days; the refunded order no longer counts
      [125, 0, "silver", 2],
      [100, 0, "bronze", 3],
    ]);
  });

  it("an order without claim to count takes no place among them", () => {
    const tested = { ...next, test: true };
    const { judged } = judge([big, tested, third].map((facts) => memberOrder(facts)));
    expect(judged.map((one) => one.context?.nth ?? null)).toEqual([1, null, 2]);
  });

  it("of two orders at one moment the smaller id is first", () => {
    const twin = { ...next, orderId: "10", placedAt: big.placedAt };
    const { judged } = judge([memberOrder(twin), memberOrder({ ...big, orderId: "9" })]);
    expect(judged.map((one) => [one.orderId, one.context?.tier])).toEqual([
      ["9", "bronze"],
      ["10", "silver"],
    ]);
  });

  it("rows of other rules count in the measure of points, and only there", () => {
    const inPoints = withRule({}, (document) => {
      document.tiers = {
        measure: "points",
        window: "lifetime",
        levels: [
          { key: "few", title: { en: "Few" }, from: "0" },
          { key: "many", title: { en: "Many" }, from: "50", multiplier: "2" },
        ],
      };
    });
    const grants = [{ at: "2026-01-01T00:00:00.000Z", placedAt: "2026-01-01T00:00:00.000Z", spend: 0, points: 50, orders: 0 }];
    expect(judgeOne(next, { versions: [inPoints], grants })).toMatchObject({ granted: 200, context: { tier: "many", nth: 1 } });
    expect(judgeOne(next, { versions: [inPoints] })).toMatchObject({ granted: 100, context: { tier: "few", nth: 1 } });
    expect(judgeOne(next, { grants }).context?.tier).toBe("bronze");
  });

  it("the multiplier is the one of the order's own version", () => {
    const generous = {
      ...withRule({}, (document) => Object.assign(document.tiers?.levels[1] ?? {}, { multiplier: "3", from: "500.00" })),
      number: 2,
      inForceFrom: "2026-03-01T00:00:00.000Z",
    };
    const { judged } = judge(
      [big, next, third].map((facts) => memberOrder(facts)),
      { versions: [demo, generous] },
    );
    expect(judged.map((one) => one.granted)).toEqual([1000, 125, 300]);
  });

  it("an order known twice is judged once, by its newer facts", () => {
    const newer = { ...next, updatedAt: "2026-05-01T00:00:00.000Z", cancelledAt: "2026-05-01T00:00:00.000Z" };
    const { judged } = judge([memberOrder(newer), memberOrder(next), memberOrder(next)]);
    expect(judged.map((one) => one.reversed)).toEqual([100]);
  });
});
