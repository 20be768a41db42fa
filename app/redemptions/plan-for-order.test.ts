import { describe, expect, it } from "vitest";
import { planForOrder } from "./plan-for-order";
import type { RedemptionRow } from "./redemption";
import { line, order, refund } from "./order.fixture";

const row = (changes: Partial<RedemptionRow> = {}): RedemptionRow => ({
  id: "r1",
  memberId: "m1",
  discountId: "d1",
  reward: "five-off",
  programVersion: 1,
  status: "issued",
  points: 200,
  value: { kind: "amount", amount: "5.00", currency: "GBP" },
  captured: 0,
  released: 0,
  returned: 0,
  orderId: null,
  expiresAt: new Date("2026-12-01T00:00:00.000Z"),
  reason: null,
  handedOverAt: null,
  ...changes,
});

const share = { giveBack: "share", graceUntil: () => null } as const;
const never = { ...share, giveBack: "never" } as const;
const kinds = (plan: ReturnType<typeof planForOrder>) => [...(plan?.captures ?? []), ...(plan?.returns ?? [])].map(({ kind }) => kind);
const half = order({ lines: [line({ quantity: 2, remaining: 1 })], refunds: [refund()] });
const used = row({ status: "used", captured: 200, orderId: "5001" });

describe("an order with the code of a redemption", () => {
  it.each(["reserved", "issued"] as const)("captures a %s one", (status) => {
    const plan = planForOrder(row({ status }), order(), share);
    expect(plan?.captures).toMatchObject([{ kind: "capture", memberId: "m1", redemptionId: "r1", at: "2026-11-01T10:00:00.000Z" }]);
    expect(plan?.change).toMatchObject({ status: "used", orderId: "5001", captured: 200, released: 0, reason: null });
  });

  it.each(["released", "failed"] as const)("captures late when the points of a %s one went back", (status) => {
    const plan = planForOrder(row({ status, released: 200 }), order(), share);
    expect(plan?.captures).toMatchObject([{ kind: "late-capture", amount: 200 }]);
    expect(plan?.change).toMatchObject({ status: "used", captured: 200, released: 0, reason: "used-after-release" });
  });

  it("changes nothing the second time", () => {
    expect(planForOrder(used, order(), share)).toBeNull();
  });

  it("of two orders with one code pays for the first alone", () => {
    expect(planForOrder(used, order({ orderId: "5002" }), share)).toBeNull();
  });

  it("gives back its refunded share once, under the total as number", () => {
    const plan = planForOrder(used, half, share);
    expect(plan?.returns).toMatchObject([{ kind: "give-back", amount: 100, n: 100, at: "2026-11-02T10:00:00.000Z" }]);
    expect(plan?.change).toEqual({ returned: 100 });
    expect(planForOrder({ ...used, returned: 100 }, half, share)).toBeNull();
  });

  it("gives the rest back when it is cancelled after a refund, and is returned then", () => {
    const plan = planForOrder({ ...used, returned: 100 }, order({ ...half, cancelledAt: "2026-11-04T10:00:00.000Z" }), share);
    expect(plan?.returns).toMatchObject([{ kind: "give-back", amount: 100, n: 200, at: "2026-11-04T10:00:00.000Z" }]);
    expect(plan?.change).toEqual({ returned: 200, status: "returned" });
  });

  it("captures and gives back when it is seen only after its refund", () => {
    const plan = planForOrder(row(), order({ cancelledAt: "2026-11-04T10:00:00.000Z" }), share);
    expect(kinds(plan)).toEqual(["capture", "give-back"]);
    expect(plan?.change).toMatchObject({ status: "returned", captured: 200, returned: 200 });
  });

  it("takes nothing back again when older facts arrive", () => {
    expect(planForOrder({ ...used, returned: 100 }, order(), share)).toBeNull();
  });

  it("gives nothing back where the program says so", () => {
    expect(planForOrder(used, half, never)).toBeNull();
    expect(kinds(planForOrder(row(), half, never))).toEqual(["capture"]);
  });
});
