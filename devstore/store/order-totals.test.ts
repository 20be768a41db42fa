import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrder, editOrder, fulfilOrder, payOrder } from "../orders/change-order";
import { exchangeLines } from "../orders/exchange-lines";
import { placeOrder, type NewOrder } from "../orders/place-order";
import { refundOrder } from "../orders/refund-order";
import { DEMO, testStore } from "../support/test-store";
import { currentQuantity, financialStatus, fulfilmentStatus, totalsOf } from "./order-totals";

const runs = process.env["LONG"] ? 2_000 : 100;

function shop() {
  const { world } = testStore().parts;
  const here = world.state.shop(DEMO)!;
  return {
    world,
    here,
    place: (wanted: Partial<NewOrder>) => placeOrder(world, here, { customerId: null, payments: "paid", lines: [], ...wanted }),
  };
}

const line = (price: number, quantity = 1, taxRate = 0.2) => ({ sku: "A", title: "A", price, quantity, taxRate });

describe("an order's totals", () => {
  it("add up however the order is refunded piece by piece", () => {
    const lines = fc.array(fc.record({ price: fc.integer({ min: 1, max: 99_999 }), quantity: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30 }), (wanted, shipping, percent) => {
        const { world, here, place } = shop();
        const goods = wanted.reduce((sum, one) => sum + one.price * one.quantity, 0);
        const amount = Math.floor((goods * percent) / 100);
        const order = place({
          lines: wanted.map((one) => line(one.price, one.quantity)),
          shipping,
          discounts: [{ code: "X", type: "fixed_amount", value: amount, amount }],
        });
        expect(totalsOf(order)).toMatchObject({
          total: goods - amount + shipping,
          discounts: amount,
          outstanding: 0,
          currentTotal: goods - amount + shipping,
        });
        for (const one of order.lines)
          for (let unit = 0; unit < one.quantity; unit += 1) refundOrder(world, here, order.id, { lines: [{ line: one.id, quantity: 1 }] });
        const { order: empty } = refundOrder(world, here, order.id, { shipping });
        expect(totalsOf(empty)).toMatchObject({
          currentTotal: 0,
          currentSubtotal: 0,
          currentTax: 0,
          refunded: goods - amount + shipping,
          outstanding: 0,
        });
        expect(financialStatus(empty)).toBe(goods - amount + shipping === 0 ? "paid" : "refunded");
      }),
      { numRuns: runs },
    );
  });

  it("refuses more than is left", () => {
    const { world, here, place } = shop();
    const order = place({ lines: [line(1000, 2)] });
    const all = [{ line: order.lines[0]!.id, quantity: 2 }];
    expect(() => refundOrder(world, here, order.id, { lines: [{ line: order.lines[0]!.id, quantity: 3 }] })).toThrow(/Only 2/);
    expect(() => refundOrder(world, here, order.id, { amount: 2001 })).toThrow(/More than was paid/);
    refundOrder(world, here, order.id, { lines: all });
    expect(() => refundOrder(world, here, order.id, { lines: all })).toThrow(/Only 0/);
  });

  it("of an order paid in parts", () => {
    const { world, here, place } = shop();
    const order = place({ lines: [line(1000)], payments: [{ gateway: "cash", amount: 400 }] });
    expect([financialStatus(order), totalsOf(order).outstanding]).toEqual(["partially_paid", 600]);
    expect(financialStatus(payOrder(world, here, order.id, 100))).toBe("partially_paid");
    expect(financialStatus(payOrder(world, here, order.id))).toBe("paid");
  });

  it("of an order edited, exchanged, fulfilled and cancelled", () => {
    const { world, here, place } = shop();
    const order = place({ lines: [line(1000, 3)], shipping: 500 });
    const first = order.lines[0]!.id;
    const edited = editOrder(world, here, order.id, { add: [line(700)], remove: [{ line: first, quantity: 1 }], paid: true });
    expect(currentQuantity(edited, edited.lines[0]!)).toBe(2);
    expect(totalsOf(edited)).toMatchObject({ currentTotal: 2000 + 700 + 500, outstanding: 0 });
    const even = exchangeLines(world, here, order.id, { back: [{ line: first, quantity: 1 }], give: [line(1000)] });
    expect(even.refunds.at(-1)).toMatchObject({ transactions: [], discrepancy: -1000 });
    expect(totalsOf(even)).toMatchObject({ currentTotal: 3200, outstanding: 0 });
    const dearer = exchangeLines(world, here, order.id, { back: [{ line: first, quantity: 1 }], give: [line(1600)] });
    expect(totalsOf(dearer)).toMatchObject({ currentTotal: 3800, outstanding: 0 });
    expect(fulfilmentStatus(fulfilOrder(world, here, order.id))).toBe("fulfilled");
    const cancelled = cancelOrder(world, here, order.id, { refund: true, reason: "customer" });
    expect(totalsOf(cancelled)).toMatchObject({ outstanding: 0, currentTotal: 0 });
    expect(financialStatus(cancelled)).toBe("refunded");
  });

  it("an order's version is later than the one before, or ties where that was asked for", () => {
    const store = testStore({ faults: { ties: 1 } });
    const { world } = store.parts;
    const here = world.state.shop(DEMO)!;
    const order = placeOrder(world, here, { customerId: null, lines: [line(500, 2)], payments: "paid" });
    const refund = () =>
      refundOrder(world, here, order.id, { lines: [{ line: order.lines[0]!.id, quantity: 1 }] }, order.createdAt).order.updatedAt;
    expect(refund()).toBe(order.updatedAt);
    store.webhooks.setFaults({});
    expect(Date.parse(refund())).toBe(Date.parse(order.updatedAt) + 1000);
  });
});
