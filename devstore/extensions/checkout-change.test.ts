import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { makeCode, makeCustomer, Shopper } from "../support/shopper";
import { DEMO, testStore } from "../support/test-store";
import type { CheckoutState } from "./host-state";
import { placeAllTargets } from "./placement";

interface Changed {
  result: { type: string; message?: string };
  state: CheckoutState;
  page: string;
}

let store: DevStore;
let shopper: Shopper;
const stores: DevStore[] = [];
beforeEach(async () => {
  stores.push((store = testStore()));
  makeCustomer(store, DEMO, "77");
  placeAllTargets(store.parts.world, DEMO);
  shopper = new Shopper(store, DEMO);
  await shopper.add("22423");
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

const change = async (asked: object | null, fields: Record<string, string> = {}): Promise<Changed> =>
  JSON.parse((await shopper.post("/checkout/changes", { ...fields, ...(asked ? { change: JSON.stringify(asked) } : {}) })).body) as Changed;
const taken = ({ state }: Changed) => state.discountAllocations.map(({ discountedAmount }) => discountedAmount.amount);

describe("what an extension changes at checkout", () => {
  it("a code is applied and taken back; the checkout says what it takes off", async () => {
    makeCode(store, DEMO, "FIVE");
    const before = (await change(null)).state.cost.totalAmount.amount;
    const added = await change({ type: "addDiscountCode", code: "FIVE" });
    expect(added).toMatchObject({ result: { type: "success" }, state: { discountCodes: [{ code: "FIVE" }] } });
    expect(taken(added)).toEqual([5]);
    expect(added.state.cost.totalAmount.amount).toBeCloseTo(before - 5);
    expect(added.page).toContain('data-code="FIVE"');
    const removed = await change({ type: "removeDiscountCode", code: "five" });
    expect(removed.state).toMatchObject({ discountCodes: [], cost: { totalAmount: { amount: before } } });
  });

  it("success does not mean that a code applies: one of somebody else is taken and takes nothing off", async () => {
    makeCode(store, DEMO, "HERS", { customerIds: ["77"] });
    const guest = await change({ type: "addDiscountCode", code: "HERS" });
    expect(guest.result).toEqual({ type: "success" });
    expect(guest.state).toMatchObject({ discountCodes: [], discountAllocations: [] });
    await shopper.post("/account/login", { customer_id: "77" });
    expect(taken(await change(null))).toEqual([5]);
  });

  it("goods are added, changed and taken out by the ids that the checkout gave", async () => {
    const other = [...store.parts.world.state.table("product", DEMO).values()].find(({ sku }) => sku !== "22423")!;
    const added = await change({ type: "addCartLine", merchandiseId: `gid://shopify/ProductVariant/${other.variantId}`, quantity: 2 });
    const line = added.state.lines.find(({ merchandise }) => merchandise.id.endsWith(`/${other.variantId}`))!;
    expect(line.quantity).toBe(2);
    expect(
      (await change({ type: "updateCartLine", id: line.id, quantity: 3 })).state.lines.find(({ id }) => id === line.id)!.quantity,
    ).toBe(3);
    expect((await change({ type: "removeCartLine", id: line.id, quantity: 3 })).state.lines.map(({ id }) => id)).not.toContain(line.id);
    expect((await change({ type: "removeCartLine", id: line.id, quantity: 1 })).result.type).toBe("error");
    expect((await change({ type: "addCartLine", merchandiseId: "gid://shopify/ProductVariant/1", quantity: 1 })).result.type).toBe("error");
  });

  it("sees who buys, in which language and currency", async () => {
    expect((await change(null)).state).toMatchObject({ customer: null, localization: { language: "en", currency: "GBP" } });
    expect((await change(null, { email: "a@example.com" })).state.email).toBe("a@example.com");
    await shopper.post("/account/login", { customer_id: "77" });
    await shopper.get("/?currency=EUR");
    const { state } = JSON.parse((await shopper.post("/fr/checkout/changes", {})).body) as Changed;
    expect(state).toMatchObject({ customer: { id: "gid://shopify/Customer/77" }, localization: { language: "fr", currency: "EUR" } });
    expect(state.cost.totalAmount.currencyCode).toBe("EUR");
  });
});

describe("the pages that host extensions", () => {
  it("have a place for each that is placed, and nothing where none is", async () => {
    expect((await shopper.get("/checkout")).body).toContain('data-target="purchase.checkout.reductions.render-after"');
    const plain = new Shopper(testStoreWithout(), DEMO);
    await plain.add("22423");
    const { body } = await plain.get("/checkout");
    expect(body).not.toContain("extension-host");
    expect(body).not.toContain("extension-place");
  });

  it("the order's page is its buyer's alone", async () => {
    await shopper.post("/account/login", { customer_id: "77" });
    const order = shopper.ordered(await shopper.post("/checkout", { place: "1" }));
    expect((await shopper.get(`/checkout/thank-you/${order.id}`)).body).toContain('data-target="purchase.thank-you.block.render"');
    expect((await shopper.get(`/account/orders/${order.id}`)).body).toContain('data-target="customer-account.order-status.block.render"');
    expect((await shopper.get("/account/profile")).body).toContain('data-target="customer-account.profile.block.render"');
    makeCustomer(store, DEMO, "78");
    await shopper.post("/account/login", { customer_id: "78" });
    expect((await shopper.get(`/account/orders/${order.id}`)).status).toBe(404);
    await shopper.get("/account/logout");
    expect((await shopper.get("/account/profile")).location).toBe("/customer_authentication/login?return_to=%2Faccount%2Fprofile");
  });
});

function testStoreWithout(): DevStore {
  const bare = testStore();
  stores.push(bare);
  return bare;
}
