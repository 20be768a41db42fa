import { describe, expect, it } from "vitest";
import { toldCart } from "./told-cart";

const line = { productId: "7", variantId: 71, quantity: 2, amount: 990, subscription: false, giftCard: false };
const told = (more: object = {}) => JSON.stringify({ currency: "GBP", lines: [line], codes: ["ONE"], ...more });

describe("the cart that a surface tells", () => {
  it("is read, ids as text", () => {
    expect(toldCart(told())).toEqual({ currency: "GBP", lines: [{ ...line, variantId: "71" }], codes: ["ONE"] });
  });

  it.each([
    ["none", undefined],
    ["no JSON", "{"],
    ["another currency's name", told({ currency: "pounds" })],
    ["amounts below zero", told({ lines: [{ ...line, amount: -1 }] })],
    ["ids that are none", told({ lines: [{ ...line, variantId: "gid://x" }] })],
    ["very many lines", told({ lines: Array.from({ length: 501 }, () => line) })],
  ])("counts as none: %s", (_, text) => {
    expect(toldCart(text)).toBeUndefined();
  });
});
