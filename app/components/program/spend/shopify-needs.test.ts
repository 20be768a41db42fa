import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../../loyalty/default-program";
import { newReward } from "./rewards";
import { missingScopes, needOf } from "./shopify-needs";

const program = defaultProgram("GBP");

describe("what a reward needs of Shopify", () => {
  it("is a permission for what Shopify makes, and for goods that only a collection can name", () => {
    expect(needOf(program, newReward("amount", program))).toBeNull();
    expect(needOf(program, newReward("perk", program))).toBeNull();
    expect(needOf(program, newReward("gift-card", program))).toBe("gift-card");
    const excluding = { ...program, exclusions: { spending: { vendors: ["Acme"] } } };
    expect(needOf(excluding, newReward("amount", program))).toBe("goods");
    expect(needOf(excluding, newReward("shipping", program))).toBeNull();
  });

  it("is missing until all of it is granted", () => {
    expect(missingScopes(null, [])).toEqual([]);
    expect(missingScopes("store-credit", ["read_store_credit_accounts"])).toEqual(["write_store_credit_account_transactions"]);
    expect(missingScopes("goods", ["write_products"])).toEqual([]);
  });
});
