import { describe, expect, it } from "vitest";
import { keyedHash } from "../../base/keyed-hash.server";
import { orderFromWebhook } from "./from-webhook";
import { parseBody } from "./parse-body";
import { orderText, type SampleOrder } from "./samples/order-body";

const read = (sample: SampleOrder = {}) => orderFromWebhook(parseBody(orderText(sample)));
const facts = (sample: SampleOrder = {}) => read(sample).facts;

describe("an order's body", () => {
  it("becomes facts", () => {
    const { facts: order, customer } = read({
      lines: [{ price: "12.50", quantity: 2, discount: "5.00", tax: "4.00", vendor: "Atelier" }],
      total: "28.00",
    });
    expect(order).toEqual({
      orderId: "5001",
      customerId: "61",
      guestHash: null,
      placedAt: "2026-11-01T09:00:00.000Z",
      updatedAt: "2026-11-02T08:00:00.000Z",
      cancelledAt: null,
      fulfilledAt: null,
      channel: "online",
      locationId: null,
      test: false,
      b2b: false,
      exchange: false,
      taxesIncluded: false,
      currency: "GBP",
      presentmentCurrency: "GBP",
      locale: "en-GB",
      payment: "paid",
      outstanding: 0,
      tags: [],
      discountCodes: [],
      country: null,
      paidWith: ["shopify_payments"],
      lines: [
        {
          id: "701",
          productId: "31",
          variantId: "41",
          vendor: "Atelier",
          giftCard: false,
          quantity: 2,
          remaining: 2,
          paid: 2000,
          tax: 400,
          discount: 500,
        },
      ],
      shipping: 400,
      tips: 0,
      duties: 0,
      refunds: [],
    });
    expect(customer).toEqual({
      customerId: "61",
      createdAt: "2026-01-05T08:00:00.000Z",
      updatedAt: "2026-11-02T08:00:00.000Z",
      email: "Ann@Example.com",
      emailVerified: true,
      firstName: "Ann",
      lastName: "Archer",
      locale: "en-GB",
      accountState: "enabled",
    });
  });

  it("keeps ids above 2^53 whole, of the order, its lines, its products and its refunds", () => {
    const line = "487817672276298554";
    const order = facts({
      id: "820982911946154508",
      lines: [{ id: line, price: "10.00", quantity: 2, current: 1, productId: "788032119674292922" }],
      refunds: [{ id: "890088186047892319", lines: [{ line, quantity: 1, subtotal: "10.00" }], amount: "10.00" }],
    });
    expect(order.orderId).toBe("820982911946154508");
    expect(order.lines[0]).toMatchObject({ id: line, productId: "788032119674292922", remaining: 1 });
    expect(order.refunds[0]).toMatchObject({ id: "890088186047892319", lines: [{ line, quantity: 1 }], withoutLines: 0 });
  });

  it("is of the country that it is sent to, else of the one that pays", () => {
    const of = (shipping: string | null, billing: string | null) =>
      facts({
        body: {
          shipping_address: shipping && { country_code: shipping },
          billing_address: billing && { country_code: billing },
        },
      }).country;
    expect([of("FR", "GB"), of(null, "GB"), of(null, null)]).toEqual(["FR", "GB", null]);
  });

  it("counts yen without decimals and dinars with three", () => {
    expect(facts({ currency: "JPY", lines: [{ price: "1200", quantity: 3 }] }).lines[0]).toMatchObject({ paid: 3600 });
    expect(facts({ currency: "JPY", lines: [{ price: "1200.0" }] }).lines[0]).toMatchObject({ paid: 1200 });
    expect(facts({ currency: "KWD", lines: [{ price: "1.5", discount: "0.125" }] }).lines[0]).toMatchObject({ paid: 1375, discount: 125 });
  });

  it("reads an order of 500 lines, sorted by id", () => {
    const lines = Array.from({ length: 500 }, (_, index) => ({ id: String(10_000 - index), price: "1.01" }));
    const order = facts({ lines });
    expect(order.lines).toHaveLength(500);
    expect(order.lines[0]?.id).toBe("9501");
    expect(order.lines.at(-1)?.id).toBe("10000");
    expect(order.lines.reduce((sum, line) => sum + line.paid, 0)).toBe(50_500);
  });

  it("knows a guest by the keyed hash of the address alone", () => {
    const { facts: order, customer } = read({ body: { customer: null, email: " Ann@Example.COM " } });
    expect(customer).toBeNull();
    expect(order.customerId).toBeNull();
    expect(order.guestHash).toBe(keyedHash("guest", "ann@example.com"));
    expect(facts({ body: { customer: null, email: null } }).guestHash).toBeNull();
  });

  it("reads a customer whose data Shopify withholds", () => {
    const { facts: order, customer } = read({
      body: {
        email: null,
        customer: { id: 61, admin_graphql_api_id: "gid://shopify/Customer/61", email: null, first_name: null, last_name: null },
      },
    });
    expect(order.customerId).toBe("61");
    expect(customer).toMatchObject({
      customerId: "61",
      email: null,
      firstName: null,
      lastName: null,
      createdAt: null,
      emailVerified: false,
      accountState: null,
    });
  });

  it("tells gift cards, companies, tests, exchanges and what was paid with apart", () => {
    const order = facts({
      lines: [{ price: "50.00", giftCard: true }],
      body: {
        test: true,
        company: { id: 1, location_id: 2 },
        returns: [{ id: 1, exchange_line_items: [{ id: 2 }] }],
        payment_gateway_names: ["shopify_store_credit", "gift_card"],
        tags: "VIP, staff,  No-Loyalty ,staff",
        discount_codes: [{ code: "summer5", amount: "5.00", type: "fixed_amount" }],
      },
    });
    expect(order).toMatchObject({
      test: true,
      b2b: true,
      exchange: true,
      paidWith: ["gift_card", "shopify_store_credit"],
      tags: ["no-loyalty", "staff", "vip"],
      discountCodes: ["SUMMER5"],
    });
    expect(order.lines[0]?.giftCard).toBe(true);
  });

  it("takes a tip for a tip though Shopify books it as a line", () => {
    const order = facts({
      lines: [
        { id: "701", price: "20.00" },
        { id: "702", price: "3.00", productId: null, taxable: false, requiresShipping: false },
      ],
      body: { total_tip_received: "3.00" },
    });
    expect(order.tips).toBe(300);
    expect(order.lines.map((line) => line.id)).toEqual(["701"]);
  });

  it("takes no more lines for tips than the tips amount to", () => {
    const plain = { price: "3.00", productId: null, taxable: false, requiresShipping: false };
    const order = facts({
      lines: [
        { id: "701", ...plain },
        { id: "702", ...plain },
      ],
      body: { total_tip_received: "4.00" },
    });
    expect(order.lines.map((line) => line.id)).toEqual(["702"]);
  });

  it("keeps a line without product that is no tip", () => {
    const lines = [{ id: "702", price: "3.00", productId: null, taxable: false, requiresShipping: false }];
    expect(facts({ lines }).lines).toHaveLength(1);
  });

  it("says when the last parcel left, and nothing before", () => {
    const fulfillments = [
      { created_at: "2026-11-05T10:00:00+00:00", status: "success" },
      { created_at: "2026-11-04T10:00:00+00:00", status: "success" },
      { created_at: "2026-11-09T10:00:00+00:00", status: "cancelled" },
    ];
    expect(facts({ body: { fulfillment_status: "fulfilled", fulfillments } }).fulfilledAt).toBe("2026-11-05T10:00:00.000Z");
    expect(facts({ body: { fulfillment_status: "partial", fulfillments } }).fulfilledAt).toBeNull();
    expect(facts({ body: { fulfillment_status: "fulfilled", fulfillments: [] } }).fulfilledAt).toBe("2026-11-01T09:00:00.000Z");
  });

  it.each([
    ["paid", "paid"],
    ["partially_refunded", "paid"],
    ["refunded", "paid"],
    ["partially_paid", "partial"],
    ["pending", "unpaid"],
    ["authorized", "unpaid"],
    ["voided", "void"],
  ])("calls the financial status %s %s", (status, payment) => {
    expect(facts({ body: { financial_status: status, total_outstanding: "4.00" } })).toMatchObject({ payment, outstanding: 400 });
  });

  it.each([
    ["web", "online"],
    ["pos", "pos"],
    ["shopify_draft_order", "draft"],
    ["subscription_contract", "subscription"],
    ["subscription_contract_checkout_one", "subscription"],
    ["580111", "online"],
    ["2329312", "marketplace"],
    ["TikTok Shop", "marketplace"],
    ["88842", "online"],
    ["headless", "online"],
    [null, "online"],
  ])("takes source %s for %s", (source, channel) => {
    expect(facts({ body: { source_name: source } }).channel).toBe(channel);
  });

  it("does not count shipping that was removed", () => {
    const set = (amount: string) => ({ shop_money: { amount }, presentment_money: { amount } });
    const shipping = [
      { price_set: set("4.00"), discounted_price_set: set("3.00"), is_removed: false },
      { price_set: set("9.00"), discounted_price_set: set("9.00"), is_removed: true },
    ];
    expect(facts({ body: { shipping_lines: shipping } }).shipping).toBe(300);
  });

  it("takes the plain sums where a body does not say them in two currencies", () => {
    const refund = {
      id: "9001",
      at: "2026-11-02T08:00:00Z",
      amount: "21.00",
      lines: [{ line: "701", quantity: 1, subtotal: "10.00", tax: "2.00" }],
      adjustments: [{ reason: "refund_discrepancy", amount: "-9.00" }],
    };
    const sample: SampleOrder = { lines: [{ price: "12.50", quantity: 2, discount: "5.00", tax: "4.00" }], refunds: [refund] };
    const text = orderText(sample);
    const plain = JSON.parse(text, (key: string, value: unknown) => (key.endsWith("_set") ? undefined : value)) as unknown;
    expect(JSON.stringify(plain)).not.toContain("shop_money");
    expect(orderFromWebhook(plain)).toEqual(orderFromWebhook(parseBody(text)));
    expect(facts(sample).refunds[0]?.withoutLines).toBe(900);
    expect(() => facts({ body: { line_items: [{ id: 1, quantity: 1 }] } })).toThrow("An amount of money is missing.");
  });

  it("refuses what has not the shape, without quoting it", () => {
    expect(() => orderFromWebhook({ email: "ann@example.com" })).toThrow();
    expect(() => orderFromWebhook(null)).toThrow();
    expect(() => facts({ lines: [{ price: "ten" }] })).toThrow("An amount of money is not a decimal number.");
    expect(() => facts({ body: { updated_at: "yesterday" } })).toThrow("A time is not RFC 3339.");
    expect(() => facts({ body: { processed_at: "9999-12-31T23:59:59Z" } })).toThrow("A time is not between 1970 and 9000.");
    expect(() => facts({ body: { processed_at: "0001-01-01T00:00:00Z" } })).toThrow("A time is not between 1970 and 9000.");
    expect(() => facts({ lines: [{ price: "90071992547409.91", quantity: 3 }] })).toThrow("An amount of money is too large to be exact.");
    expect(() => facts({ lines: [{ price: "1.00", quantity: 1.5 }] })).toThrow();
    expect(() => facts({ lines: [{ price: "1.00", quantity: -1 }] })).toThrow();
  });
});
