import { describe, expect, it } from "vitest";
import { orderFromWebhook } from "./facts/from-webhook";
import { parseBody } from "./facts/parse-body";
import { orderText } from "./facts/samples/order-body";
import { digestDifferences, digestOfFacts, digestOfScan } from "./order-digest";

const { facts } = orderFromWebhook(
  parseBody(
    orderText({
      lines: [{ price: "10.00", quantity: 3, current: 2 }],
      refunds: [{ lines: [{ line: "701", quantity: 1, subtotal: "10.00" }], amount: "10.00" }],
    }),
  ),
);

const scanned = {
  id: "gid://shopify/Order/5001",
  updatedAt: "2026-11-02T08:00:00Z",
  cancelledAt: null,
  displayFinancialStatus: "PARTIALLY_REFUNDED" as const,
  currencyCode: "GBP" as const,
  presentmentCurrencyCode: "GBP" as const,
  currentSubtotalLineItemsQuantity: 2,
  totalRefundedSet: { shopMoney: { amount: "10.0" } },
  customer: { id: "gid://shopify/Customer/61" },
};

describe("a digest", () => {
  it("of the facts we hold is the one that Shopify gives", () => {
    expect(digestOfFacts(facts)).toEqual(digestOfScan(scanned));
    expect(digestDifferences(digestOfFacts(facts), digestOfScan(scanned))).toEqual([]);
  });

  it("says what differs", () => {
    const theirs = digestOfScan({ ...scanned, updatedAt: "2026-11-03T08:00:00Z", currentSubtotalLineItemsQuantity: 1, customer: null });
    expect(digestDifferences(digestOfFacts(facts), theirs)).toEqual(["updatedAt", "quantity", "customerId"]);
  });

  it("does not compare what one side cannot tell: foreign money, and the count of an order with a tip", () => {
    const foreign = digestOfScan({ ...scanned, presentmentCurrencyCode: "USD" });
    expect(foreign.refunded).toBeNull();
    expect(digestDifferences(digestOfFacts(facts), foreign)).toEqual([]);
    expect(digestDifferences(digestOfFacts({ ...facts, tips: 300 }), { ...digestOfScan(scanned), quantity: 3 })).toEqual([]);
  });
});
