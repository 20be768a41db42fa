import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { financialStatus, totalsOf } from "../store/order-totals";
import { FRENCH, testStore } from "../support/test-store";
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
});
