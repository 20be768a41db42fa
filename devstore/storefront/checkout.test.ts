import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { financialStatus, totalsOf } from "../store/order-totals";
import { FRENCH, testStore } from "../support/test-store";
import { orderPayload } from "../webhooks/order-payload";
import { makeCode, makeCustomer, Shopper } from "../support/shopper";

let store: DevStore;
let shopper: Shopper;
const stores: DevStore[] = [];
beforeEach(() => {
  store = testStore();
  stores.push(store);
  makeCustomer(store, FRENCH, "61");
  shopper = new Shopper(store, FRENCH);
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

const told = () => [...store.parts.world.state.unsettled.values()].map(({ event }) => event.topic);
const place = async (fields: Record<string, string> = {}) => shopper.ordered(await shopper.post("/checkout", { place: "1", ...fields }));

describe("the checkout", () => {
  it("places a signed-in customer's order, paid, and tells of it", async () => {
    await shopper.post("/account/login", { customer_id: "61" });
    await shopper.add("CAFE", 2);
    const order = await place({ shipping: "express" });
    expect(order).toMatchObject({
      customerId: "61",
      email: "ada.61@example.com",
      source: "web",
      locale: "fr",
      shipping: { title: "Express", price: 990 },
    });
    expect(totalsOf(order)).toMatchObject({ total: 2400 + 990, tax: 400 + 165, outstanding: 0 });
    expect(financialStatus(order)).toBe("paid");
    expect(told()).toEqual(["orders/create", "orders/paid"]);
    expect(await shopper.cart()).toMatchObject({ item_count: 0, discount_codes: [] });
    const thanks = await shopper.get(`/checkout/thank-you/${order.id}`);
    expect(thanks.body).toContain(`data-order="${order.id}"`);
    expect((await shopper.get("/account")).body).toContain(`data-order="${order.id}"`);
  });

  it("asks a guest for an address, and for something to buy", async () => {
    expect((await shopper.get("/checkout")).location).toBe("/cart");
    await shopper.add("SAVON");
    const refused = await shopper.post("/en/checkout", { place: "1", email: "nobody" });
    expect([refused.status, refused.body.includes("Enter a complete e-mail address.")]).toEqual([422, true]);
    const order = await place({ email: "guest@example.com", street: "1 rue des Fleurs", city: "Lyon", zip: "69002", shipping: "collect" });
    expect(order).toMatchObject({ customerId: null, email: "guest@example.com", address: { city: "Lyon", countryCode: "FR" } });
    expect(totalsOf(order).total).toBe(700);
    expect((await shopper.post("/checkout", { place: "1", email: "guest@example.com" })).status).toBe(422);
  });

  it("takes a code by the rules of the cart, uses it up, and refuses it the next time", async () => {
    makeCode(store, FRENCH, "FIVE", { minimumSubtotal: 2000 });
    await shopper.add("CAFE", 2);
    const tried = await shopper.post("/en/checkout", { discount: "five", apply: "1", email: "a@example.com" });
    expect(tried.body).toContain('data-discount="FIVE"');
    expect(tried.body).toContain('value="a@example.com"');
    const order = await place({ email: "a@example.com" });
    expect(order.discounts).toEqual([{ code: "FIVE", type: "fixed_amount", value: 500, amount: 500 }]);
    expect(totalsOf(order)).toMatchObject({ subtotal: 1900, total: 1900 + 490 });
    expect(store.parts.world.state.get("discount", FRENCH, "FIVE")!.used).toBe(1);
    await shopper.add("CAFE", 2);
    const again = await shopper.post("/en/checkout", { discount: "FIVE", apply: "1" });
    expect(again.body).toContain("This code was used already.");
    expect(again.body).toContain('name="remove_discount" value="FIVE"');
    const without = await place({ email: "a@example.com" });
    expect(without.discounts).toEqual([]);
  });

  it("adds taxes where the shop's prices come without", async () => {
    const { state } = store.parts.world;
    state.commit([["shop", FRENCH, FRENCH, { ...state.shop(FRENCH)!, taxesIncluded: false }]]);
    makeCode(store, FRENCH, "FIVE");
    await shopper.add("SAVON");
    await shopper.add("CARTE");
    await shopper.get("/discount/FIVE");
    const order = await place({ email: "a@example.com" });
    expect(totalsOf(order)).toMatchObject({ subtotal: 200 + 5000, tax: 40 + 98, total: 5200 + 490 + 138, outstanding: 0 });
    expect((await shopper.get(`/en/checkout/thank-you/${order.id}`)).body).toContain("58,28");
  });

  it("pays a part, or all of it, by gift card", async () => {
    await shopper.add("CAFE");
    const part = await place({ email: "a@example.com", gift_card: "10,00" });
    expect(part.transactions).toMatchObject([
      { gateway: "gift_card", amount: 1000 },
      { gateway: "shopify_payments", amount: 690 },
    ]);
    await shopper.add("CAFE");
    const all = await place({ email: "a@example.com", gift_card: "500" });
    expect(all.transactions).toMatchObject([{ gateway: "gift_card", amount: 1690 }]);
    await shopper.add("CAFE");
    expect((await shopper.post("/checkout", { place: "1", email: "a@example.com", gift_card: "much" })).status).toBe(422);
  });

  it("ships no gift cards, and takes a tip that is no goods", async () => {
    await shopper.add("CARTE");
    expect((await shopper.get("/checkout")).body).not.toContain('name="shipping"');
    const order = await place({ email: "a@example.com", tip: "2.50" });
    expect(totalsOf(order)).toMatchObject({ subtotal: 5000, shipping: 0, tax: 0, total: 5250 });
  });

  it("places the order in the currency that the shopper chose", async () => {
    await shopper.get("/?currency=JPY");
    await shopper.add("CAFE", 2);
    const { body } = await shopper.get("/checkout");
    expect(body).toContain("4\u00a0817\u00a0¥ JPY");
    const order = await place({ email: "a@example.com", gift_card: "1667" });
    expect(order).toMatchObject({ currency: "EUR", presentmentCurrency: "JPY", rate: 166.666667 });
    expect(totalsOf(order)).toMatchObject({ total: 2400 + 490 });
    expect(order.transactions[0]).toMatchObject({ gateway: "gift_card", amount: 1000 });
    expect((await shopper.get(`/checkout/thank-you/${order.id}`)).body).toContain("4\u00a0817\u00a0¥");
  });

  it("frees the shipping by a code beside one of products, and keeps what each took off", async () => {
    const both = { combinesWith: { order: true, product: true, shipping: true } };
    const cafe = [...store.parts.world.state.table("product", FRENCH).values()].find(({ sku }) => sku === "CAFE")!;
    makeCode(store, FRENCH, "FREE", { ...both, value: { kind: "shipping" } });
    makeCode(store, FRENCH, "CUP", { ...both, items: { variants: [cafe.variantId] } });
    await shopper.add("CAFE", 2);
    await shopper.add("SAVON");
    await shopper.post("/cart/update.js", { discount: "FREE,CUP" });
    expect(await shopper.cart()).toMatchObject({
      total_discount: 500,
      discount_codes: [{ applicable: true }, { applicable: true }],
      cart_level_discount_applications: [],
      items: [{ total_discount: 0 }, { total_discount: 500, line_level_discount_allocations: [{ amount: 500 }] }],
    });
    const order = await place({ email: "a@example.com", shipping: "express" });
    expect(order.discounts).toEqual([
      { code: "FREE", type: "shipping", value: 0, amount: 990 },
      { code: "CUP", type: "fixed_amount", value: 500, amount: 500, onProducts: true },
    ]);
    expect(totalsOf(order)).toMatchObject({ shipping: 0, discounts: 500, total: 2400 + 700 - 500 });
    const payload = orderPayload(order, null, store.parts.world.state.shop(FRENCH)!);
    expect(payload).toMatchObject({
      total_discounts: "14.90",
      discount_codes: [{ code: "FREE", amount: "9.90", type: "shipping" }, { code: "CUP" }],
      discount_applications: [{ target_type: "shipping_line" }, { target_selection: "entitled" }],
      shipping_lines: [{ price: "9.90", discounted_price: "0.00", discount_allocations: [{ amount: "9.90" }] }],
    });
  });

  it("applies what needs no code by itself, and says which it was", async () => {
    makeCode(store, FRENCH, "", { id: "auto", title: "Ten euros off", automatic: true, value: { kind: "amount", amount: 1000 } });
    makeCode(store, FRENCH, "FIVE");
    await shopper.add("CAFE", 2);
    await shopper.post("/cart/update.js", { discount: "FIVE" });
    expect(await shopper.cart()).toMatchObject({
      total_discount: 1000,
      discount_codes: [{ code: "FIVE", applicable: false, fault: "combination" }],
      cart_level_discount_applications: [{ type: "automatic", title: "Ten euros off" }],
    });
    const order = await place({ email: "a@example.com" });
    expect(orderPayload(order, null, store.parts.world.state.shop(FRENCH)!)).toMatchObject({ discount_codes: [] });
  });

  it("leaves a subscription its price unless a code says otherwise", async () => {
    makeCode(store, FRENCH, "FIVE");
    const product = [...store.parts.world.state.table("product", FRENCH).values()].find(({ sku }) => sku === "ABONNEMENT")!;
    const plan = product.sellingPlans![0]!.id;
    expect((await shopper.post("/cart/add.js", { id: product.variantId, selling_plan: "1" })).status).toBe(422);
    await shopper.post("/cart/add.js", { id: product.variantId, selling_plan: plan });
    await shopper.post("/cart/add.js", { id: product.variantId });
    await shopper.post("/cart/update.js", { discount: "FIVE" });
    const { items } = (await shopper.cart()) as { items: Array<{ key: string; total_discount: number; selling_plan_allocation?: object }> };
    expect(items.map((one) => [one.total_discount, one.selling_plan_allocation !== undefined])).toEqual([
      [500, false],
      [0, true],
    ]);
    await shopper.post("/cart/change.js", { id: items[0]!.key, quantity: "0" });
    expect((await shopper.cart())["discount_codes"]).toEqual([{ code: "FIVE", applicable: false, fault: "subscription" }]);
    const order = await place({ email: "a@example.com" });
    expect(order.lines[0]).toMatchObject({ sellingPlan: "Chaque mois" });
  });
});
