import { describe, expect, it } from "vitest";
import type { OrderDigest } from "../../shopify/order-digest";
import { driftOf } from "./drift";

const digest: OrderDigest = {
  orderId: "1",
  updatedAt: "2026-10-01T10:00:00.000Z",
  cancelledAt: null,
  payment: "paid",
  quantity: 2,
  refunded: 0,
  customerId: "7",
};
const later = { ...digest, updatedAt: "2026-10-02T10:00:00.000Z" };

describe("the drift of an order", () => {
  it("is none where both agree, or where ours is newer than the page", () => {
    expect(driftOf(digest, digest)).toBeNull();
    expect(driftOf(digest, { ...later, quantity: 1 })).toBeNull();
  });

  it("is missing, stale or different", () => {
    expect(driftOf(digest, null)).toMatchObject({ kind: "missing" });
    expect(driftOf(later, digest)).toMatchObject({ kind: "stale" });
    expect(driftOf(digest, { ...digest, quantity: 1 })).toMatchObject({ kind: "differs" });
  });
});
