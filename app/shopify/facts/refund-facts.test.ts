import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addRefund } from "./add-refund";
import { orderFromWebhook } from "./from-webhook";
import { parseBody } from "./parse-body";
import { refundFromWebhook } from "./refund-from-webhook";
import { orderText, type SampleOrder, type SampleRefund } from "./samples/order-body";

const facts = (sample: SampleOrder) => orderFromWebhook(parseBody(orderText(sample))).facts;
const refundsOf = (refunds: SampleRefund[], sample: SampleOrder = {}) =>
  facts({ lines: [{ price: "10.00", quantity: 10 }], total: "104.00", ...sample, refunds }).refunds;

describe("refunds", () => {
  it("of lines with their money belong to the lines", () => {
    const [refund] = refundsOf([{ lines: [{ line: "701", quantity: 2, subtotal: "20.00", tax: "4.00" }], amount: "24.00" }]);
    expect(refund).toEqual({
      id: "901",
      at: "2026-11-10T10:00:00.000Z",
      lines: [{ line: "701", quantity: 2 }],
      amount: 2400,
      withoutLines: 0,
    });
  });

  it("of money alone belong to no line", () => {
    expect(refundsOf([{ amount: "10.00", adjustments: [{ reason: "Refund discrepancy", amount: "-10.00" }] }])[0]).toMatchObject({
      amount: 1000,
      withoutLines: 1000,
      lines: [],
    });
  });

  it("of shipping alone belong to the shipping, with its tax", () => {
    expect(refundsOf([{ amount: "4.80", shipping: { amount: "4.00", tax: "0.80" } }])[0]).toMatchObject({ amount: 480, withoutLines: 0 });
  });

  it("of shipping that includes its tax belong to the shipping, whichever way Shopify states it", () => {
    const included = { body: { taxes_included: true } };
    expect(refundsOf([{ amount: "4.80", shipping: { amount: "4.80", tax: "0.80" } }], included)[0]?.withoutLines).toBe(0);
    expect(refundsOf([{ amount: "4.80", shipping: { amount: "4.00", tax: "0.80" } }], included)[0]?.withoutLines).toBe(0);
  });

  it("of lines and more leave the rest without lines", () => {
    expect(refundsOf([{ lines: [{ line: "701", quantity: 1, subtotal: "10.00" }], amount: "13.00" }])[0]).toMatchObject({
      withoutLines: 300,
    });
  });

  it("of less than the lines are worth take nothing else", () => {
    const two: SampleRefund[] = [
      {
        id: "1",
        lines: [{ line: "701", quantity: 2, subtotal: "20.00" }],
        amount: "15.00",
        adjustments: [{ reason: "Restock", amount: "5.00" }],
      },
      { id: "2", at: "2026-11-11T10:00:00Z", amount: "5.00", adjustments: [{ reason: "Customer", amount: "-5.00" }] },
    ];
    expect(refundsOf(two).map((one) => one.withoutLines)).toEqual([0, 500]);
  });

  it("count only money that arrived", () => {
    expect(refundsOf([{ amount: "10.00", status: "pending" }])[0]).toMatchObject({ amount: 0, withoutLines: 0 });
    expect(refundsOf([{ amount: "10.00", status: "failure" }])[0]).toMatchObject({ amount: 0, withoutLines: 0 });
  });

  it("that a row announced and a later one pays are one refund of the lines", () => {
    const refunds: SampleRefund[] = [
      {
        id: "1",
        lines: [{ line: "701", quantity: 2, subtotal: "20.00" }],
        amount: null,
        adjustments: [{ reason: "Pending refund discrepancy", amount: "20.00" }],
      },
      { id: "2", at: "2026-11-12T10:00:00Z", amount: "25.00", adjustments: [{ reason: "Pending refund discrepancy", amount: "-20.00" }] },
    ];
    expect(refundsOf(refunds).map((one) => one.withoutLines)).toEqual([0, 500]);
  });

  it("that follow an edit without a row of its own are the edit's", () => {
    const order = facts({ lines: [{ price: "10.00", quantity: 10, current: 8 }], total: "104.00", refunds: [{ amount: "20.00" }] });
    expect(order.lines[0]?.remaining).toBe(8);
    expect(order.refunds[0]).toMatchObject({ amount: 2000, withoutLines: 0 });
  });

  it("of an even exchange move no money and leave a later gesture its own", () => {
    const order = facts({
      lines: [
        { id: "701", price: "10.00", quantity: 1, current: 0 },
        { id: "702", price: "10.00", quantity: 1 },
      ],
      total: "10.00",
      refunds: [
        { id: "1", lines: [{ line: "701", quantity: 1, subtotal: "10.00" }], amount: null },
        { id: "2", at: "2026-11-13T10:00:00Z", amount: "2.00" },
      ],
    });
    expect(order.lines.map((line) => line.remaining)).toEqual([0, 1]);
    expect(order.refunds.map((one) => [one.amount, one.withoutLines])).toEqual([
      [0, 0],
      [200, 200],
    ]);
  });

  it("settle an announcement once and an edit once; what comes after is a gesture", () => {
    const announced: SampleRefund[] = [
      {
        id: "1",
        lines: [{ line: "701", quantity: 2, subtotal: "20.00" }],
        amount: null,
        adjustments: [{ reason: "Pending refund discrepancy", amount: "20.00" }],
      },
      { id: "2", at: "2026-11-12T10:00:00Z", amount: "20.00" },
      { id: "3", at: "2026-11-13T10:00:00Z", amount: "5.00" },
    ];
    expect(refundsOf(announced).map((one) => one.withoutLines)).toEqual([0, 0, 500]);
    const edited: SampleRefund[] = [{ amount: "12.00" }, { id: "902", at: "2026-11-12T10:00:00Z", amount: "11.00" }];
    const order = facts({ lines: [{ price: "10.00", quantity: 10, current: 8 }], total: "104.00", refunds: edited });
    expect(order.refunds.map((one) => one.withoutLines)).toEqual([0, 300]);
  });

  it("of duties belong to the duties", () => {
    const body = parseBody(orderText({ refunds: [{ amount: "6.00" }] })) as { refunds: Array<Record<string, unknown>> };
    const six = { shop_money: { amount: "6.00" }, presentment_money: { amount: "6.00" } };
    body.refunds[0]!["total_duties_set"] = six;
    expect(orderFromWebhook(body).facts.refunds[0]).toMatchObject({ amount: 600, withoutLines: 0 });
  });

  it("lower what is left of a line before its own count does", () => {
    const refunds: SampleRefund[] = [{ lines: [{ line: "701", quantity: 2, subtotal: "20.00" }], amount: "20.00" }];
    expect(facts({ lines: [{ price: "10.00", quantity: 3, current: 3 }], refunds }).lines[0]?.remaining).toBe(1);
    expect(facts({ lines: [{ price: "10.00", quantity: 3, current: 1 }], refunds }).lines[0]?.remaining).toBe(1);
    expect(facts({ lines: [{ price: "10.00", quantity: 3, current: 0 }], refunds }).lines[0]?.remaining).toBe(0);
  });

  it("of a tip return no goods and lower none", () => {
    const order = facts({
      lines: [
        { id: "701", price: "20.00" },
        { id: "702", price: "3.00", productId: null, taxable: false, requiresShipping: false },
      ],
      body: { total_tip_received: "3.00" },
      refunds: [{ lines: [{ line: "702", quantity: 1, subtotal: "3.00" }], amount: "3.00" }],
    });
    expect(order.refunds[0]).toMatchObject({ lines: [], amount: 300, withoutLines: 0 });
  });

  it("in the buyer's currency are converted by the order's own rate, half a penny up", () => {
    const foreign = { currency: "EUR", presentment: "USD", rate: 1.1, total: "100.00" };
    expect(refundsOf([{ amount: "11.00" }], foreign)[0]).toMatchObject({ amount: 1000, withoutLines: 1000 });
    expect(refundsOf([{ amount: "0.05" }], foreign)[0]).toMatchObject({ amount: 5 });
    expect(refundsOf([{ amount: "22.00", lines: [{ line: "701", quantity: 2, subtotal: "22.00" }] }], foreign)[0]).toMatchObject({
      amount: 2000,
      withoutLines: 0,
    });
  });

  it("in the shop's currency though the buyer saw another are taken as they are", () => {
    const foreign = { currency: "EUR", presentment: "JPY", rate: 160, total: "100.00" };
    expect(refundsOf([{ amount: "10.00", currency: "EUR" }], foreign)[0]).toMatchObject({ amount: 1000, withoutLines: 1000 });
    expect(refundsOf([{ amount: "1600", currency: "JPY" }], foreign)[0]).toMatchObject({ amount: 1000, withoutLines: 1000 });
  });

  it("never count more without lines than moved", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            amount: fc.integer({ min: 0, max: 5000 }),
            quantity: fc.integer({ min: 0, max: 3 }),
            shipping: fc.integer({ min: 0, max: 400 }),
          }),
          { maxLength: 5 },
        ),
        fc.boolean(),
        (rows, taxesIncluded) => {
          const refunds = rows.map((row, index) => ({
            id: String(index + 1),
            amount: (row.amount / 100).toFixed(2),
            lines: row.quantity ? [{ line: "701", quantity: row.quantity, subtotal: `${row.quantity * 10}.00`, tax: "1.00" }] : [],
            shipping: { amount: (row.shipping / 100).toFixed(2), tax: "0.10" },
          }));
          for (const refund of refundsOf(refunds, { body: { taxes_included: taxesIncluded } })) {
            expect(refund.withoutLines).toBeGreaterThanOrEqual(0);
            expect(refund.withoutLines).toBeLessThanOrEqual(refund.amount);
          }
        },
      ),
      { numRuns: process.env["LONG"] ? 2000 : 100 },
    );
  });
});

describe("a refund that came by itself", () => {
  const order = facts({ lines: [{ price: "10.00", quantity: 3 }], body: { taxes_included: true } });
  const bodyOf = (refund: SampleRefund, sample: SampleOrder = {}) => {
    const parsed = parseBody(orderText({ ...sample, refunds: [refund] })) as { refunds: unknown[] };
    return parsed.refunds[0];
  };

  it("names its order and is the refund that the order's body holds", () => {
    const refund: SampleRefund = { lines: [{ line: "701", quantity: 1, subtotal: "10.00", tax: "1.67" }], amount: "12.00" };
    const told = refundFromWebhook(bodyOf(refund), order);
    expect(told.orderId).toBe("5001");
    expect(told.refund).toEqual(
      facts({ lines: [{ price: "10.00", quantity: 3 }], body: { taxes_included: true }, refunds: [refund] }).refunds[0],
    );
  });

  it("finds currencies and rate by itself when we hold no order", () => {
    const foreign = { currency: "EUR", presentment: "USD", rate: 1.1, total: "100.00" };
    const told = refundFromWebhook(bodyOf({ lines: [{ line: "701", quantity: 1, subtotal: "11.00" }], amount: "16.50" }, foreign));
    expect(told.refund).toMatchObject({ amount: 1500, withoutLines: 500 });
  });

  it("can be added to the facts we hold, once", () => {
    const { refund } = refundFromWebhook(bodyOf({ lines: [{ line: "701", quantity: 2, subtotal: "20.00" }], amount: "20.00" }), order);
    const after = addRefund(order, refund);
    expect(after.lines[0]?.remaining).toBe(1);
    expect(after.refunds).toEqual([refund]);
    expect(addRefund(after, refund)).toBe(after);
  });
});
