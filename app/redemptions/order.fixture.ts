import type { LineFacts, OrderFacts, RefundFacts } from "../loyalty/order-facts";

/** For tests: an order of one line of £10, paid, with what `changes` says. */
export function order(changes: Partial<OrderFacts> = {}): OrderFacts {
  return {
    orderId: "5001",
    customerId: "7001",
    guestHash: null,
    placedAt: "2026-11-01T10:00:00.000Z",
    updatedAt: "2026-11-01T10:00:00.000Z",
    cancelledAt: null,
    fulfilledAt: null,
    channel: "online",
    locationId: null,
    test: false,
    b2b: false,
    exchange: false,
    taxesIncluded: true,
    currency: "GBP",
    presentmentCurrency: "GBP",
    locale: "en",
    payment: "paid",
    outstanding: 0,
    tags: [],
    discountCodes: [],
    paidWith: ["shopify_payments"],
    lines: [line()],
    shipping: 0,
    tips: 0,
    duties: 0,
    refunds: [],
    ...changes,
  };
}

export function line(changes: Partial<LineFacts> = {}): LineFacts {
  const quantity = changes.quantity ?? 1;
  return {
    id: "1",
    productId: "1",
    variantId: "1",
    vendor: null,
    giftCard: false,
    quantity,
    remaining: quantity,
    paid: 1000,
    tax: 0,
    discount: 0,
    ...changes,
  };
}

export function refund(changes: Partial<RefundFacts> = {}): RefundFacts {
  return { id: "1", at: "2026-11-02T10:00:00.000Z", lines: [], amount: 0, withoutLines: 0, ...changes };
}
