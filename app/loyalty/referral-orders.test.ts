import { describe, expect, it } from "vitest";
import { line, order, refund } from "./fixtures";
import { fallenOf, goodsKept, groundOf, type ReferralTerms } from "./referral-orders";
import { referralSchema, type ReferralProgram } from "./referral-shape";
import type { OrderFacts } from "./order-facts";

const claim = { claimedAt: new Date("2026-03-10T12:00:00.400Z"), windowUntil: new Date("2026-04-09T22:59:59.999Z") };
const base = { advocate: { points: "200" }, friend: { kind: "amount", value: "10.00", minimumSubtotal: "40.00" }, waitDays: 14 };
const terms = (more: object = {}): ReferralTerms => ({
  referral: referralSchema.parse({ ...base, ...more }) satisfies ReferralProgram,
  currency: "GBP",
  zone: "Europe/London",
});
const placed = (orderId: string, placedAt: string, more: Partial<OrderFacts> = {}) => ({
  facts: order({ orderId, placedAt, ...more }),
  deleted: false,
});

describe("the ground of a referral", () => {
  it("is the first order that meets the conditions, by when it was placed", () => {
    const orders = [
      placed("3", "2026-03-12T10:00:00.000Z"),
      placed("2", "2026-03-11T10:00:00.000Z"),
      placed("1", "2026-03-10T13:00:00.000Z", { lines: [line(3999)] }),
    ];
    expect(groundOf(claim, orders, terms())).toMatchObject({ order: { facts: { orderId: "2" } }, second: null });
  });

  it("may be of the second in which the friend claimed, and of the window's last one", () => {
    expect(groundOf(claim, [placed("1", "2026-03-10T12:00:00.000Z")], terms())).not.toBeNull();
    expect(groundOf(claim, [placed("1", "2026-04-09T22:59:59.000Z")], terms())).not.toBeNull();
    expect(groundOf(claim, [placed("1", "2026-03-10T11:59:59.000Z")], terms())).toBeNull();
    expect(groundOf(claim, [placed("1", "2026-04-09T23:00:00.000Z")], terms())).toBeNull();
  });

  it("waits days of the shop's calendar, over a change of its clocks too", () => {
    const ground = groundOf(claim, [placed("1", "2026-03-20T10:00:00.000Z")], terms());
    expect(ground?.waitsUntil?.toISOString()).toBe("2026-04-03T09:00:00.000Z");
    expect(groundOf(claim, [placed("1", "2026-03-20T10:00:00.000Z")], terms({ waitDays: 0 }))?.waitsUntil).toEqual(ground?.qualifiedAt);
  });

  it("with a second order waits from that one, whenever it is placed", () => {
    const second = terms({ waitFor: "second-order" });
    const first = placed("1", "2026-03-11T10:00:00.000Z");
    expect(groundOf(claim, [first], second)).toMatchObject({ second: null, waitsUntil: null });
    const ground = groundOf(claim, [placed("2", "2026-06-01T10:00:00.000Z"), first], second);
    expect(ground).toMatchObject({ order: { facts: { orderId: "1" } }, second: { facts: { orderId: "2" } } });
    expect(ground?.waitsUntil?.toISOString()).toBe("2026-06-15T10:00:00.000Z");
  });

  it("asks for money of the program's currency, and for any paid goods where it asks for none", () => {
    const dollars = placed("1", "2026-03-11T10:00:00.000Z", { currency: "USD" });
    expect(groundOf(claim, [dollars], terms())).toBeNull();
    const any = terms({ friend: { kind: "points", points: "10" } });
    expect(groundOf(claim, [dollars], any)).not.toBeNull();
    expect(groundOf(claim, [placed("1", "2026-03-11T10:00:00.000Z", { lines: [line(0)] })], any)).toBeNull();
    expect(groundOf(claim, [dollars], terms({ minimumOrder: "48.21" }))).toBeNull();
  });

  it("is none where the order is deleted; the fallen order is known all the same", () => {
    const gone = { ...placed("1", "2026-03-11T10:00:00.000Z"), deleted: true };
    const cancelled = placed("2", "2026-03-12T10:00:00.000Z", { cancelledAt: "2026-03-13T10:00:00.000Z" });
    const small = placed("3", "2026-03-10T20:00:00.000Z", { lines: [line(100)] });
    expect(groundOf(claim, [gone, cancelled, small], terms())).toBeNull();
    expect(fallenOf(claim, [cancelled, gone, small], terms())?.facts.orderId).toBe("1");
    expect(fallenOf(claim, [small], terms())).toBeNull();
  });
});

describe("goods kept", () => {
  it.each<[string, Partial<OrderFacts>, number]>([
    ["all of them", {}, 4820],
    ["without gift cards", { lines: [line(4000), line(9000, { giftCard: true })] }, 4000],
    ["what remains, in favour of the friend", { lines: [line(1000, { quantity: 3, remaining: 2 })] }, 667],
    ["less what was refunded without goods", { refunds: [refund("2026-03-12T10:00:00.000Z", { withoutLines: 820 })] }, 4000],
    ["less what is outstanding", { payment: "partial", outstanding: 1820 }, 3000],
    ["nothing of a cancelled order", { cancelledAt: "2026-03-12T10:00:00.000Z" }, 0],
    ["nothing of one that is not paid", { payment: "unpaid" }, 0],
    ["nothing of one that never will be", { payment: "void" }, 0],
    ["what an exchange added", { exchange: true, lines: [line(4820, { remaining: 0 }), line(4500)] }, 4500],
  ])("are %s", (_, facts, goods) => {
    expect(goodsKept(order(facts))).toBe(goods);
  });
});
