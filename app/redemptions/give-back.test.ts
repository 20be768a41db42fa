import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderFacts } from "../loyalty/order-facts";
import { pointsToGiveBack } from "./give-back";
import { line, order, refund } from "./order.fixture";

const runs = process.env["LONG"] ? 5000 : 300;

describe("what a refund gives back of the points spent on an order", () => {
  it("is nothing while the buyer keeps everything", () => {
    expect(pointsToGiveBack(order(), 200)).toBe(0);
  });

  it("is everything when the order is cancelled or its payment was never taken", () => {
    expect(pointsToGiveBack(order({ cancelledAt: "2026-11-03T00:00:00.000Z" }), 200)).toBe(200);
    expect(pointsToGiveBack(order({ payment: "void" }), 200)).toBe(200);
  });

  it("is the share of the goods, rounded down: 7 (a partial refund is no full one)", () => {
    const facts = order({ lines: [line({ id: "1", paid: 1000, quantity: 3, remaining: 2 })] });
    expect(pointsToGiveBack(facts, 200)).toBe(66);
  });

  it("leaves no dust: 8 (33 + 33 + 33 + 1 of 100 gives everything)", () => {
    const at = (byHand: number[]) => order({ refunds: byHand.map((amount, n) => refund({ id: String(n + 1), withoutLines: amount })) });
    expect([at([33]), at([33, 33]), at([33, 33, 33]), at([33, 33, 33, 1])].map((facts) => pointsToGiveBack(scale(facts), 200))).toEqual([
      66, 132, 198, 200,
    ]);
  });

  it("counts money refunded by hand, and not gift cards bought beside the goods", () => {
    const facts = order({
      lines: [line({ id: "1", paid: 1000 }), line({ id: "2", paid: 9000, giftCard: true, remaining: 0 })],
      refunds: [refund({ withoutLines: 500 })],
    });
    expect(pointsToGiveBack(facts, 200)).toBe(100);
  });

  it("21: is nothing after an even exchange, and after an uneven one the share that money went back for", () => {
    const lines = (price: number) => [line({ id: "1", paid: 1000, remaining: 0 }), line({ id: "2", paid: price })];
    const exchange = (price: number, amount: number) =>
      order({ exchange: true, lines: lines(price), refunds: [refund({ amount, lines: [{ line: "1", quantity: 1 }] })] });
    expect(pointsToGiveBack(exchange(1000, 0), 200)).toBe(0);
    expect(pointsToGiveBack(exchange(1500, 0), 200)).toBe(0);
    expect(pointsToGiveBack(exchange(750, 250), 200)).toBe(50);
    const allBack = order({ ...exchange(1000, 0), lines: lines(1000).map((each) => ({ ...each, remaining: 0 })) });
    expect(pointsToGiveBack(allBack, 200)).toBe(200);
  });

  it("counts the pieces of an order that cost nothing", () => {
    expect(pointsToGiveBack(order({ lines: [line({ id: "1", paid: 0, quantity: 4, remaining: 1 })] }), 200)).toBe(150);
  });

  it("never gives more than was spent, never less after a further refund, and all of it at 100 %", () => {
    const goods = fc.array(
      fc.record({
        paid: fc.integer({ min: 0, max: 1_000_000 }),
        quantity: fc.integer({ min: 1, max: 500 }),
        kept: fc.nat(500),
        later: fc.nat(500),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(goods, fc.integer({ min: 1, max: 1_000_000 }), fc.nat(2_000_000), (lines, captured, byHand) => {
        const facts = (remaining: (each: (typeof lines)[number]) => number, withoutLines: number) =>
          order({
            lines: lines.map((each, n) =>
              line({ id: String(n + 1), paid: each.paid, quantity: each.quantity, remaining: remaining(each) }),
            ),
            refunds: [refund({ withoutLines })],
          });
        const first = pointsToGiveBack(
          facts((each) => Math.min(each.kept, each.quantity), 0),
          captured,
        );
        const second = pointsToGiveBack(
          facts((each) => Math.min(each.kept, each.later, each.quantity), byHand),
          captured,
        );
        const all = pointsToGiveBack(
          facts(() => 0, 0),
          captured,
        );
        expect(first).toBeGreaterThanOrEqual(0);
        expect(second).toBeGreaterThanOrEqual(first);
        expect(all).toBe(captured);
        expect(second).toBeLessThanOrEqual(captured);
      }),
      { numRuns: runs },
    );
  });
});

/** An order of 100 minor units. */
const scale = (facts: OrderFacts): OrderFacts => ({ ...facts, lines: [line({ id: "1", paid: 100 })] });
