import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
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

describe("the cart", () => {
  it("adds up what is put in, by form and by the Ajax API", async () => {
    expect((await shopper.add("CAFE", 2)).location).toBe("/cart");
    await shopper.add("CAFE");
    await shopper.add("CAFE-1000");
    const cart = await shopper.cart();
    expect(cart).toMatchObject({ item_count: 4, total_price: 3 * 1200 + 4000, currency: "EUR", discount_codes: [] });
    expect(cart["items"]).toMatchObject([
      { sku: "CAFE-1000", quantity: 1, title: "Café d’Éthiopie, 250 g - Lot de quatre" },
      { sku: "CAFE", quantity: 3, final_line_price: 3600 },
    ]);
    expect(JSON.stringify(cart)).not.toContain('"product":{');
  });

  it("changes and clears lines", async () => {
    await shopper.add("CAFE", 2);
    await shopper.add("SAVON");
    const [soap, coffee] = ((await shopper.cart())["items"] as Array<{ variant_id: number; key: string }>).map((one) => one);
    await shopper.post("/cart/change.js", { id: soap!.key, quantity: "5" });
    await shopper.post("/cart/update.js", { [`updates[${coffee!.variant_id}]`]: "1" });
    expect(await shopper.cart()).toMatchObject({ item_count: 6, total_price: 5 * 700 + 1200 });
    await shopper.post("/cart/change.js", { line: "1", quantity: "0" });
    expect(await shopper.cart()).toMatchObject({ item_count: 1 });
    const refused = await shopper.post("/cart/change.js", { id: "1", quantity: "1" });
    expect(refused.status).toBe(422);
    expect((await shopper.post("/cart/add.js", { id: "1" })).status).toBe(422);
    await shopper.post("/cart/clear.js", {});
    expect(await shopper.cart()).toMatchObject({ item_count: 0, "empty?": true });
  });

  it("takes quantities that are no numbers as none given", async () => {
    await shopper.add("SAVON", 2);
    const [line] = (await shopper.cart())["items"] as Array<{ variant_id: number }>;
    await shopper.post("/cart/update.js", { [`updates[${line!.variant_id}]`]: "-4" });
    expect(await shopper.cart()).toMatchObject({ item_count: 2 });
  });
});

describe("a code", () => {
  const applied = async () => (await shopper.cart())["discount_codes"];

  it("comes by a link, and takes its amount off the goods alone", async () => {
    makeCode(store, FRENCH, "FIVE");
    await shopper.add("SAVON");
    await shopper.add("CARTE");
    expect((await shopper.get("/discount/five?redirect=/cart")).location).toBe("/cart");
    expect(await shopper.cart()).toMatchObject({ total_discount: 500, total_price: 700 + 5000 - 500 });
    expect((await shopper.get("/discount/five?redirect=https://elsewhere.example")).location).toBe("/");
    expect(await applied()).toHaveLength(1);
  });

  it("is replaced by /cart/update.js, and shown with why it does not apply", async () => {
    makeCode(store, FRENCH, "MINE", { customerIds: ["61"] });
    makeCode(store, FRENCH, "LARGE", { minimumSubtotal: 10_000 });
    makeCode(store, FRENCH, "USED", { used: 1 });
    makeCode(store, FRENCH, "OLD", { endsAt: "2025-02-01T00:00:00Z" });
    makeCode(store, FRENCH, "ONE");
    makeCode(store, FRENCH, "TWO");
    await shopper.add("CAFE", 2);
    await shopper.post("/cart/update.js", { discount: "NONE,MINE,LARGE,USED,OLD,ONE,TWO" });
    expect(await applied()).toEqual([
      { code: "NONE", applicable: false, fault: "unknown" },
      { code: "MINE", applicable: false, fault: "other-customer" },
      { code: "LARGE", applicable: false, fault: "minimum" },
      { code: "USED", applicable: false, fault: "used-up" },
      { code: "OLD", applicable: false, fault: "inactive" },
      { code: "ONE", applicable: true, fault: null },
      { code: "TWO", applicable: false, fault: "combination" },
    ]);
    const { body } = await shopper.get("/en/cart");
    expect(body).toContain("This code cannot be combined with the others.");
    await shopper.post("/account/login", { customer_id: "61" });
    await shopper.post("/cart/update.js", { discount: "MINE" });
    expect(await applied()).toEqual([{ code: "MINE", applicable: true, fault: null }]);
    await shopper.post("/cart/update.js", { discount: "" });
    expect(await applied()).toEqual([]);
  });

  it("is combined where both allow it, and never takes more than there is", async () => {
    makeCode(store, FRENCH, "ONE", { combinesWith: { order: true, product: true, shipping: true } });
    makeCode(store, FRENCH, "TWO", { combinesWith: { order: true, product: true, shipping: true } });
    await shopper.add("SAVON");
    await shopper.post("/cart/update.js", { discount: "ONE,TWO" });
    expect(await shopper.cart()).toMatchObject({ total_discount: 700, total_price: 0 });
  });

  it("typed by somebody is escaped", async () => {
    await shopper.add("SAVON");
    await shopper.post("/cart/update", { add_discount: '"><script>alert(1)</script>' });
    const { body } = await shopper.get("/cart");
    expect(body).not.toContain("<script>alert");
    expect(body).toContain("&lt;script&gt;alert(1)");
  });
});
