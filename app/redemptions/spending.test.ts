import { describe, expect, it } from "vitest";
import { FidelioError } from "../base/errors";
import type { MemberStatus } from "../loyalty/words";
import { assertMaySpend } from "./spending";

const shop = { status: "active", spendingPaused: null };
const member = (status: MemberStatus = "active", available = 200, owed = 0) => ({ status, balance: { available, owed } });

function refusal(...asked: Parameters<typeof assertMaySpend>): unknown {
  try {
    assertMaySpend(...asked);
    return null;
  } catch (error) {
    return error instanceof FidelioError ? { code: error.code, ...error.detail } : error;
  }
}

describe("who may spend points", () => {
  it("an active member with as many as are asked", () => {
    expect(refusal(shop, member(), 200)).toBeNull();
  });

  it.each(["candidate", "blocked", "left", "erased"] as const)("not a %s one", (status) => {
    expect(refusal(shop, member(status), 200)).toEqual({ code: "member_not_active", memberStatus: status });
  });

  it("not beyond what is available", () => {
    expect(refusal(shop, member("active", 199), 200)).toMatchObject({
      code: "insufficient_points",
      reason: "balance",
      available: 199,
      asked: 200,
    });
  });

  it("10: not while a debt stands", () => {
    expect(refusal(shop, member("active", 0, 90), 1)).toMatchObject({ code: "insufficient_points", reason: "debt", owed: 90 });
  });

  it("not while the shop pauses spending, or is itself paused", () => {
    expect(refusal({ ...shop, spendingPaused: "currency-changed" }, member(), 1)).toEqual({
      code: "spending_paused",
      reason: "currency-changed",
    });
    expect(refusal({ ...shop, status: "paused" }, member(), 1)).toEqual({ code: "spending_paused", reason: "shop-paused" });
  });
});
