import { describe, expect, it } from "vitest";
import { challengeStandings } from "./challenges";
import { heldOrder, line, member, memberOrder, order, orderOf, programOf, refund, shop, versionOf, withRule } from "./fixtures";
import { judgeMember, type Judgement, type MemberToJudge } from "./judge";
import type { OrderFacts } from "./order-facts";
import type { ProgramDocument, ProgramVersion } from "./program";

type Document = Record<string, unknown>;

function judge(orders: OrderFacts[], version: ProgramVersion, more: Partial<MemberToJudge> = {}): Judgement[] {
  return judgeMember({ orders: orders.map((facts) => memberOrder(facts)), versions: [version], member, shop, ...more }).judged;
}
const net = (judged: readonly Judgement[]) => judged.map(({ granted, reversed }) => granted - reversed);
const first = (judged: readonly Judgement[]) => judged[0]?.explanation.codes[0];

/** An order of so many pounds. */
const of = (pounds: number, placedAt: string, more: Partial<OrderFacts> = {}) =>
  orderOf([pounds * 100], { orderId: String(Date.parse(placedAt) / 1000), placedAt, ...more });
const refunded = (facts: OrderFacts, at: string): OrderFacts => ({
  ...facts,
  lines: facts.lines.map((one) => ({ ...one, remaining: 0 })),
  refunds: [refund(at, { lines: [{ line: "1", quantity: 1 }], amount: facts.lines[0]?.paid ?? 0 })],
});
const challenge = (more: Document = {}) =>
  versionOf(
    programOf((document) => {
      document.earning = [
        { key: "five", title: { en: "Five" }, on: "challenge", counts: "items", steps: [{ at: "5", points: "100" }], ...more },
      ] as ProgramDocument["earning"];
    }),
  );

describe("what orders share", () => {
  it.each<[string, string, string[], number[]]>([
    ["a day of the shop's", "day", ["2026-06-10T22:30:00.000Z", "2026-06-10T23:30:00.000Z"], [100, 100]],
    ["one day", "day", ["2026-06-10T08:00:00.000Z", "2026-06-10T22:30:00.000Z"], [100, 50]],
    ["a week from Monday", "week", ["2026-06-07T12:00:00.000Z", "2026-06-08T12:00:00.000Z", "2026-06-14T12:00:00.000Z"], [100, 100, 50]],
    ["a month", "month", ["2026-05-31T12:00:00.000Z", "2026-06-01T12:00:00.000Z", "2026-06-30T12:00:00.000Z"], [100, 100, 50]],
    ["a year", "year", ["2026-12-31T23:59:59.000Z", "2027-01-01T00:00:00.000Z", "2027-12-31T00:00:00.000Z"], [100, 100, 50]],
    ["all time", "ever", ["2026-01-01T12:00:00.000Z", "2029-01-01T12:00:00.000Z", "2029-01-02T12:00:00.000Z"], [100, 50, 0]],
  ])("a cap of 150 points by %s", (_name, every, times, points) => {
    const version = withRule({ cap: { period: { points: 150, every } } }, (document) => (document.tiers = null));
    expect(
      net(
        judge(
          times.map((at) => of(100, at)),
          version,
        ),
      ),
    ).toEqual(points);
    expect(
      net(
        judge(
          times.toReversed().map((at) => of(100, at)),
          version,
        ),
      ),
    ).toEqual(points);
  });

  it("a refund gives room to orders placed after it, and takes none from those placed before", () => {
    const version = withRule({ cap: { period: { points: 150, every: "month" } } });
    const orders = [
      refunded(of(100, "2026-06-01T12:00:00.000Z"), "2026-06-10T12:00:00.000Z"),
      of(100, "2026-06-05T12:00:00.000Z"),
      of(100, "2026-06-15T12:00:00.000Z"),
    ];
    const judged = judge(orders, version);
    expect(net(judged)).toEqual([0, 50, 100]);
    expect(judged.map(({ context }) => context?.used)).toEqual([undefined, { "cap/purchase": 100 }, { "cap/purchase": 50 }]);
  });

  it("a limit counts orders that got any of it", () => {
    const version = withRule({ limit: { times: 2, every: "month" } });
    const orders = [
      of(0, "2026-06-01T12:00:00.000Z"),
      ...[2, 3, 4].map((day) => of(100, `2026-06-0${day}T12:00:00.000Z`)),
      of(100, "2026-07-01T12:00:00.000Z"),
    ];
    expect(net(judge(orders, version))).toEqual([0, 100, 100, 0, 100]);
  });

  it("first and every third order are counted by placing, paid ones only", () => {
    const version = withRule({ when: { nth: { is: [1] } } });
    const unpaid = of(100, "2026-06-01T12:00:00.000Z", { payment: "unpaid" });
    const days = [2, 3].map((day) => of(100, `2026-06-0${day}T12:00:00.000Z`));
    expect(net(judge([...days, unpaid], version))).toEqual([0, 100, 0]);
    const third = withRule({ when: { nth: { every: 3 } } });
    expect(
      net(
        judge(
          [1, 2, 3, 4, 5, 6].map((day) => of(10, `2026-06-0${day}T12:00:00.000Z`)),
          third,
        ),
      ),
    ).toEqual([0, 0, 10, 0, 0, 10]);
  });

  it("an order that comes late has the later ones judged again, and only what changed is asked for", () => {
    const version = withRule({ cap: { period: { points: 150, every: "month" } } });
    const [early, late] = [of(100, "2026-06-01T12:00:00.000Z"), of(100, "2026-06-05T12:00:00.000Z")];
    const [alone] = judge([late], version);
    if (alone === undefined) throw new Error("not judged");
    const orders = [memberOrder(early), heldOrder(late, alone)];
    expect(judgeMember({ orders, versions: [version], member, shop })).toEqual({ judged: [], needFacts: [late.orderId] });
    const [, again] = judge([early, late], version);
    if (again === undefined) throw new Error("not judged");
    expect(again.granted).toBe(50);
    expect(judgeMember({ orders: [memberOrder(early), heldOrder(late, again)], versions: [version], member, shop }).judged).toHaveLength(1);
  });

  it("a program that asks for none of it keeps the contexts of before", () => {
    const [judged] = judge([of(100, "2026-06-01T12:00:00.000Z")], withRule({}), {
      customer: [{ kind: "tag", value: "vip", from: "2020-01-01T00:00:00.000Z", until: null }],
    });
    expect(judged?.context).toEqual({ tier: "bronze", nth: 1 });
    expect(judged?.counts[0]).not.toHaveProperty("used");
    expect(judged).not.toHaveProperty("datesOf");
  });
});

it("double points on coffee for gold members this weekend, at most 500 a person", () => {
  const version = versionOf(
    programOf((document) => {
      document.earning = [
        { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" },
        {
          key: "coffee",
          title: { en: "Coffee weekend" },
          on: "boost",
          effect: "multiply",
          by: "2",
          lines: { only: { collections: ["1"] } },
          when: { tiers: ["gold"], from: "2026-11-21", until: "2026-11-22" },
          cap: { period: { points: 500, every: "ever" } },
        },
      ];
    }),
  );
  const goods = { "10": { type: "coffee", tags: [], collections: ["1"] }, "20": { type: "tea", tags: [], collections: [] } };
  const bought = (placedAt: string, coffee: number, tea: number, more: Partial<OrderFacts> = {}) =>
    order({
      orderId: String(Date.parse(placedAt) / 1000),
      placedAt,
      lines: [line(coffee * 100, { id: "1", productId: "10" }), line(tea * 100, { id: "2", productId: "20" })],
      ...more,
    });
  const friday = bought("2026-11-20T23:59:59.000Z", 100, 3000);
  const saturday = bought("2026-11-21T00:00:00.000Z", 300, 10);
  const sunday = bought("2026-11-22T23:59:59.000Z", 300, 0);
  const monday = bought("2026-11-23T00:00:00.000Z", 300, 0);
  const sources = (orders: OrderFacts[]) =>
    judgeMember({ orders: orders.map((facts) => ({ ...memberOrder(facts), goods })), versions: [version], member, shop }).judged.map(
      (judged) => Object.fromEntries(Object.entries(judged.sources).map(([key, { granted, reversed }]) => [key, granted - reversed])),
    );
  // bronze until Friday's order made them gold: 1.5 points a pound from then on
  expect(sources([monday, sunday, saturday, friday])).toEqual([
    { purchase: 3100 },
    { purchase: 465, coffee: 450 },
    { purchase: 450, coffee: 50 },
    { purchase: 450 },
  ]);
  // whoever is not gold has no part in it; a refund on Sunday morning leaves Sunday evening more room
  expect(sources([saturday])).toEqual([{ purchase: 310 }]);
  const returned = refunded(saturday, "2026-11-22T09:00:00.000Z");
  expect(sources([friday, { ...returned, refunds: [refund("2026-11-22T09:00:00.000Z", { amount: 31000 })] }, sunday])[2]).toEqual({
    purchase: 450,
    coffee: 450,
  });
});

describe("customers at Shopify", () => {
  const placedAt = "2026-06-10T12:00:00.000Z";
  const tagged = (from: string, until: string | null, value = "vip") => [{ kind: "tag" as const, value, from, until }];

  it.each<[string, string, string | null, number]>([
    ["since before", "2026-01-01T00:00:00.000Z", null, 100],
    ["from that instant", placedAt, null, 100],
    ["from later", "2026-06-10T12:00:00.001Z", null, 0],
    ["until that instant", "2026-01-01T00:00:00.000Z", placedAt, 0],
    ["until later", "2026-01-01T00:00:00.000Z", "2026-06-11T00:00:00.000Z", 100],
  ])("have a tag or are in a segment when the order is placed: %s", (_name, from, until, points) => {
    const byTag = withRule({ when: { customerTags: { any: ["VIP"] } } });
    expect(net(judge([of(100, placedAt)], byTag, { customer: tagged(from, until) }))).toEqual([points]);
    const bySegment = withRule({ when: { segments: ["77"] } });
    const customer = [{ kind: "segment" as const, value: "77", from, until }];
    expect(net(judge([of(100, placedAt)], bySegment, { customer }))).toEqual([points]);
  });

  it("are in the context as far as rules name them", () => {
    const version = withRule({ when: { customerTags: { any: ["b", "A"] } } });
    const customer = [
      ...tagged("2026-01-01T00:00:00.000Z", null, "b"),
      ...tagged("2026-01-01T00:00:00.000Z", null, "a"),
      ...tagged("2026-01-01T00:00:00.000Z", null, "z"),
    ];
    expect(judge([of(1, placedAt)], version, { customer })[0]?.context).toEqual({ tier: "bronze", nth: 1, customerTags: ["a", "b"] });
  });

  it("earn nothing with an excluded tag, and are judged again when it turns out that they had it, or had not", () => {
    const version = versionOf(programOf((document) => (document.eligible = { ...document.eligible, customerTagsExcluded: ["Trade"] })));
    const customer = tagged("2026-01-01T00:00:00.000Z", null, "trade");
    const facts = of(100, placedAt);
    const [without] = judge([facts], version);
    const [withTag] = judge([facts], version, { customer });
    expect(first([withTag as Judgement])).toEqual({ code: "customer-tag-excluded", tag: "trade" });
    expect(withTag).toMatchObject({ context: null, granted: 0, counts: [] });
    const again = (held: Judgement, more: Partial<MemberToJudge>) =>
      judgeMember({ orders: [heldOrder(facts, held)], versions: [version], member, shop, ...more });
    expect(again(without as Judgement, { customer }).judged).toEqual([withTag]);
    expect(again(withTag as Judgement, {}).needFacts).toEqual([facts.orderId]);
    expect(again(withTag as Judgement, { customer })).toEqual({ judged: [], needFacts: [] });
  });
});

describe("before, after and beside the program", () => {
  const startsAt = "2026-06-01T00:00:00.000Z";
  const begun = versionOf(programOf((document) => (document.startsAt = startsAt)));
  const award = { from: "2026-01-01T00:00:00.000Z", until: startsAt, at: "2026-06-02T09:00:00.000Z" };
  const old = of(100, "2026-03-10T12:00:00.000Z");

  it("an order of before counts within a back-award, and its points are earned then", () => {
    expect(first(judge([old], begun))).toEqual({ code: "before-program", startsAt });
    const [judged] = judge([old], begun, { backAwards: [award] });
    expect(judged).toMatchObject({ granted: 100, dates: { earnedAt: award.at, availableAt: "2026-06-16T09:00:00.000Z" } });
    expect(judged?.counts[0]?.at).toBe(old.placedAt);
    expect(judged?.explanation.codes.at(-1)).toEqual({ code: "back-awarded", at: award.at });
    expect(net(judge([old], begun, { backAwards: [{ ...award, from: "2026-04-01T00:00:00.000Z" }] }))).toEqual([0]);
  });

  it("of two back-awards the one that was given first dates the points; an order after the beginning has its own dates", () => {
    const later = { ...award, at: "2026-08-01T09:00:00.000Z" };
    expect(judge([old], begun, { backAwards: [later, award] })[0]?.dates.earnedAt).toBe(award.at);
    const fresh = of(100, "2026-07-01T12:00:00.000Z");
    expect(judge([fresh], begun, { backAwards: [{ ...award, until: "2027-01-01T00:00:00.000Z" }] })[0]?.dates.earnedAt).toBe(
      fresh.placedAt,
    );
  });

  it("a held judgement of before asks for its facts when a back-award comes", () => {
    const [refused] = judge([old], begun);
    const orders = [heldOrder(old, refused as Judgement)];
    expect(judgeMember({ orders, versions: [begun], member, shop }).needFacts).toEqual([]);
    expect(judgeMember({ orders, versions: [begun], member, shop, backAwards: [award] }).needFacts).toEqual([old.orderId]);
  });

  it("orders placed from the day on which earning ends earn nothing and count for nothing", () => {
    const closing = { earnUntil: "2026-07-01T00:00:00.000Z", spendUntil: "2026-08-01T00:00:00.000Z" };
    const version = versionOf(programOf((document) => (document.closing = closing)));
    const judged = judge([of(100, "2026-06-30T23:59:59.999Z"), of(100, "2026-07-01T00:00:00.000Z")], version);
    expect(net(judged)).toEqual([100, 0]);
    expect(judged[1]).toMatchObject({
      context: null,
      counts: [],
      explanation: { codes: [{ code: "program-closed", at: closing.earnUntil }] },
    });
  });
});

describe("dates by source", () => {
  it("a rule's own pending days date its points; a boost waits as long as the longest that it raises", () => {
    const version = versionOf(
      programOf((document) => {
        document.earning = [
          { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" },
          { key: "slow", title: { en: "Slow" }, on: "order", points: "1", per: "1.00", pendingDays: 60 },
          { key: "double", title: { en: "Double" }, on: "boost", effect: "multiply", by: "2" },
          { key: "one", title: { en: "One" }, on: "boost", effect: "add", by: "1", rules: ["purchase"] },
        ];
        document.boosts = { combine: "all" };
      }),
    );
    const [judged] = judge([of(100, "2026-06-01T12:00:00.000Z")], version);
    expect(judged?.dates.availableAt).toBe("2026-06-15T12:00:00.000Z");
    expect(Object.entries(judged?.datesOf ?? {}).map(([key, { availableAt }]) => [key, availableAt])).toEqual([
      ["slow", "2026-07-31T12:00:00.000Z"],
      ["double", "2026-07-31T12:00:00.000Z"],
    ]);
  });
});

describe("challenges over several orders", () => {
  const pieces = (quantity: number, placedAt: string, remaining = quantity, refundedAt = "2026-12-01T12:00:00.000Z") =>
    order({
      orderId: String(Date.parse(placedAt) / 1000),
      placedAt,
      lines: [line(1000, { quantity, remaining })],
      refunds: remaining < quantity ? [refund(refundedAt, { lines: [{ line: "1", quantity: quantity - remaining }], amount: 10 })] : [],
    });
  const day = (number: number) => `2026-06-${String(number).padStart(2, "0")}T12:00:00.000Z`;

  it("are reached by the order that brings the last piece, once", () => {
    const orders = [pieces(2, day(1)), pieces(2, day(2)), pieces(3, day(3)), pieces(9, day(4))];
    expect(net(judge(orders, challenge()))).toEqual([0, 0, 100, 0]);
    expect(net(judge(orders, challenge({ times: 2 })))).toEqual([0, 0, 100, 100]);
  });

  it("begin anew after the goal: what was beyond it is not kept", () => {
    const orders = [pieces(7, day(1)), pieces(3, day(2)), pieces(2, day(3))];
    expect(net(judge(orders, challenge({ times: 3 })))).toEqual([100, 0, 100]);
  });

  it("look back as many days as they say", () => {
    const orders = [pieces(3, day(1)), pieces(1, day(20)), pieces(1, day(21))];
    expect(net(judge(orders, challenge({ withinDays: 21 })))).toEqual([0, 0, 100]);
    expect(net(judge(orders, challenge({ withinDays: 20 })))).toEqual([0, 0, 0]);
  });

  it("a refund takes back the order's own step, and what earlier orders brought is gone for later ones", () => {
    const taken = [pieces(2, day(1)), pieces(3, day(2), 0, day(5)), pieces(2, day(6)), pieces(1, day(7))];
    expect(net(judge(taken, challenge()))).toEqual([0, 0, 0, 100]);
    // refunded after the goal was reached by another: that one keeps it
    const kept = [pieces(2, day(1), 0, day(5)), pieces(3, day(2)), pieces(5, day(6))];
    expect(net(judge(kept, challenge()))).toEqual([0, 100, 0]);
  });

  it("each step comes once between two goals", () => {
    const steps = {
      steps: [
        { at: "2", points: "10" },
        { at: "5", points: "100" },
      ],
      withinDays: 10,
    };
    const orders = [pieces(3, day(1)), pieces(3, day(15)), pieces(2, day(16))];
    expect(net(judge(orders, challenge(steps)))).toEqual([10, 0, 100]);
  });

  it("tell where a member stands", () => {
    const version = challenge({
      times: 2,
      withinDays: 60,
      steps: [
        { at: "2", points: "10" },
        { at: "5", points: "100" },
      ],
    });
    const judged = judge([pieces(6, day(1)), pieces(3, day(2))], version);
    const orders = judged.map(({ orderId, counts }, place) => ({ orderId, placedAt: day(place + 1), counts }));
    const standing = (at: string) => challengeStandings(version.program, orders.toReversed(), at, shop.zone);
    expect(standing(day(3))).toEqual([
      {
        key: "five",
        counts: "items",
        progress: 3,
        goal: 5,
        steps: [
          { at: 2, points: 10, reached: true },
          { at: 5, points: 100, reached: false },
        ],
        reached: 1,
        times: 2,
      },
    ]);
    expect(standing(day(1))[0]).toMatchObject({ progress: 0, reached: 1 });
    expect(standing("2026-09-30T12:00:00.000Z")[0]).toMatchObject({ progress: 0 });
    expect(challengeStandings(programOf(), orders, day(3), shop.zone)).toEqual([]);
  });
});
