import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderFromAdmin } from "./from-admin";
import { orderFromWebhook } from "./from-webhook";
import { parseBody } from "./parse-body";
import { adminOrderOf } from "./samples/admin-order";
import { orderText, type SampleOrder } from "./samples/order-body";

function bothWays(sample: SampleOrder) {
  const body = parseBody(orderText(sample));
  return { webhook: orderFromWebhook(body), admin: orderFromAdmin(adminOrderOf(body)) };
}

const set = (amount: string) => ({ shop_money: { amount }, presentment_money: { amount } });

const cases: Record<string, SampleOrder> = {
  "a plain order": {},
  "ids above 2^53": {
    id: "820982911946154508",
    lines: [{ id: "487817672276298554", price: "10.00", quantity: 2, current: 1, productId: "788032119674292922" }],
    refunds: [{ id: "890088186047892319", lines: [{ line: "487817672276298554", quantity: 1, subtotal: "10.00" }], amount: "10.00" }],
  },
  yen: { currency: "JPY", lines: [{ price: "1200", quantity: 3 }], total: "3600" },
  dinars: { currency: "KWD", lines: [{ price: "1.250", discount: "0.125" }], total: "1.125" },
  "two currencies, refunded": {
    currency: "EUR",
    presentment: "USD",
    rate: 1.087,
    total: "104.00",
    lines: [{ price: "10.00", quantity: 10, current: 9 }],
    refunds: [{ lines: [{ line: "701", quantity: 1, subtotal: "10.87" }], amount: "13.33" }],
  },
  "taxes included, discounts and duties": {
    lines: [{ price: "24.00", quantity: 2, discount: "3.33", tax: "7.44" }],
    body: { taxes_included: true, original_total_duties_set: set("2.50"), discount_codes: [{ code: "five" }], tags: "b, A" },
  },
  "sent abroad": { body: { shipping_address: { country_code: "FR" }, billing_address: { country_code: "GB" } } },
  "nothing to send": { body: { shipping_address: null, billing_address: { country_code: "JP" } } },
  "an address without a country": { body: { shipping_address: { country_code: null } } },
  "a guest": { body: { customer: null } },
  "withheld data": {
    body: {
      email: null,
      customer: {
        admin_graphql_api_id: "gid://shopify/Customer/61",
        created_at: "2026-01-05T08:00:00Z",
        updated_at: "2026-01-05T08:00:00Z",
        first_name: null,
        last_name: null,
        email: null,
        state: "disabled",
        verified_email: false,
      },
    },
  },
  "an exchange": {
    lines: [
      { id: "701", price: "10.00", current: 0 },
      { id: "702", price: "12.00" },
    ],
    refunds: [{ lines: [{ line: "701", quantity: 1, subtotal: "10.00" }], amount: null }],
    body: { returns: [{ exchange_line_items: [{ id: 1 }] }] },
  },
  "an approved return that is not refunded": { body: { returns: [{ exchange_line_items: [] }] } },
  "a company at the counter, with a tip, on a gift card": {
    lines: [{ price: "20.00" }, { price: "3.00", productId: null, taxable: false, requiresShipping: false }],
    body: {
      company: { id: 1 },
      location_id: 77,
      source_name: "pos",
      total_tip_received: "3.00",
      payment_gateway_names: ["gift_card", "cash"],
    },
  },
  "a gift card bought": { lines: [{ price: "50.00", giftCard: true, requiresShipping: false, taxable: false }] },
  "cancelled and voided": { body: { cancelled_at: "2026-11-03T12:00:00+02:00", financial_status: "voided", total_outstanding: "0.00" } },
  fulfilled: { body: { fulfillment_status: "fulfilled", fulfillments: [{ created_at: "2026-11-05T11:00:00+01:00", status: "success" }] } },
  "refunds without lines, of shipping, announced and paid": {
    lines: [{ price: "10.00", quantity: 10, current: 7 }],
    refunds: [
      { id: "3", at: "2026-11-12T10:00:00Z", amount: "25.00", adjustments: [{ reason: "Pending refund discrepancy", amount: "-20.00" }] },
      {
        id: "1",
        lines: [{ line: "701", quantity: 2, subtotal: "20.00" }],
        amount: null,
        adjustments: [{ reason: "Pending refund discrepancy", amount: "20.00" }],
      },
      { id: "2", at: "2026-11-11T10:00:00Z", amount: "4.80", shipping: { amount: "4.00", tax: "0.80" } },
    ],
  },
};

describe("the facts of one order are equal, whoever tells them", () => {
  it.each(Object.entries(cases))("%s", (_name, sample) => {
    const { webhook, admin } = bothWays(sample);
    expect(admin.facts).toEqual(webhook.facts);
    expect(JSON.stringify(admin.facts)).toBe(JSON.stringify(webhook.facts));
    expect(admin.customer).toEqual(webhook.customer);
  });

  it("for any amounts, quantities and rates", () => {
    const amount = fc.integer({ min: 0, max: 99_999 }).map((minor) => (minor / 100).toFixed(2));
    const line = fc.record({
      price: amount,
      quantity: fc.integer({ min: 1, max: 9 }),
      discount: amount,
      tax: amount,
      giftCard: fc.boolean(),
    });
    const refund = fc.record({
      amount,
      shipping: fc.record({ amount, tax: amount }),
      quantity: fc.integer({ min: 1, max: 3 }),
      subtotal: amount,
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(refund, { maxLength: 4 }),
        fc.boolean(),
        fc.double({ min: 0.01, max: 200, noNaN: true }),
        (lines, refunds, taxesIncluded, rate) => {
          const { webhook, admin } = bothWays({
            currency: "EUR",
            presentment: "USD",
            rate,
            total: "250.00",
            lines,
            refunds: refunds.map((one, index) => ({
              ...one,
              id: String(index + 1),
              lines: [{ line: "701", quantity: one.quantity, subtotal: one.subtotal }],
            })),
            body: { taxes_included: taxesIncluded },
          });
          expect(admin.facts).toEqual(webhook.facts);
        },
      ),
      { numRuns: process.env["LONG"] ? 2000 : 100 },
    );
  });
});
