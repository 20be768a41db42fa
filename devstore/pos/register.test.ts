import { afterAll, describe, expect, it } from "vitest";
import { makeCode, makeCustomer } from "../support/shopper";
import { DEMO, testStore } from "../support/test-store";
import type { PosState } from "../extensions/host-state";
import { answerPos } from "./answer-pos";

const store = testStore();
afterAll(() => store.close());
const { state } = store.parts.world;
makeCustomer(store, DEMO, "77");
makeCode(store, DEMO, "FIVE", { customerIds: ["77"] });
const product = [...state.table("product", DEMO).values()].find(({ price, giftCard }) => price > 1_000 && !giftCard)!;

const call = async (name: string, ...values: unknown[]) => {
  const request = new Request(`http://localhost:3001/pos/cart?shop=${DEMO}`, {
    method: "POST",
    body: JSON.stringify({ call: name, values }),
  });
  return (await (await answerPos(store.parts, request))!.json()) as { state: PosState; page: string; value?: unknown; error?: string };
};

describe("the register", () => {
  it("sells goods to a customer with a code, as an order of the point of sale", async () => {
    const added = await call("addLineItem", Number(product.variantId), 1);
    expect(added.state.cart.lineItems).toMatchObject([{ uuid: added.value, quantity: 1, variantId: Number(product.variantId) }]);
    expect((await call("addCartCodeDiscount", "FIVE")).error).toContain("other-customer");
    await call("setCustomer", { id: 77 });
    const { state: told, page } = await call("addCartCodeDiscount", "FIVE");
    expect(told.cart).toMatchObject({ customer: { id: 77 }, cartDiscounts: [{ amount: 5, discountDescription: "FIVE", type: "Code" }] });
    expect(page).toContain('data-discount="FIVE"');
    const paid = await call("pay");
    const [, id] = /data-order="(\d+)"/u.exec(paid.page)!;
    expect(state.get("order", DEMO, id!)).toMatchObject({ source: "pos", customerId: "77", discounts: [{ code: "FIVE", amount: 500 }] });
    expect([...state.table("discount", DEMO).values()].find(({ code }) => code === "FIVE")!.used).toBe(1);
    expect(paid.state.cart).toMatchObject({ lineItems: [], cartDiscounts: [] });
  });

  it("takes a discount by hand, and all of them away", async () => {
    await call("addLineItem", product.variantId, 1);
    const { state: told } = await call("applyCartDiscount", "FixedAmount", "Sorry", "2.00");
    expect(told.cart.cartDiscounts).toMatchObject([{ amount: 2, discountDescription: "Sorry", type: "FixedAmount" }]);
    expect((await call("removeAllDiscounts", false)).state.cart.cartDiscounts).toEqual([]);
    expect((await call("clearCart")).state.cart.lineItems).toEqual([]);
  });

  it("says what it cannot do", async () => {
    expect((await call("addLineItem", 1, 1)).error).toContain("variant 1");
    expect((await call("openDrawer")).error).toContain("openDrawer");
    expect((await call("pay")).error).toBeDefined();
  });
});
