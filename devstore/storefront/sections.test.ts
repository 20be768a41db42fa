import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startChange } from "../store/world";
import type { DevStore } from "../create-store";
import { FRENCH, testStore } from "../support/test-store";
import { makeCode, makeCustomer, Shopper } from "../support/shopper";

let store: DevStore;
let shopper: Shopper;
const stores: DevStore[] = [];
beforeEach(() => {
  store = testStore();
  stores.push(store);
  shopper = new Shopper(store, FRENCH);
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

type Sections = Record<string, string | null>;
const read = (body: string) => JSON.parse(body) as Sections;

describe("sections by themselves", () => {
  it("come with any page's address, at most five, null for one that the theme does not have", async () => {
    await shopper.add("CAFE", 2);
    const drawn = read((await shopper.get("/en/collections/all?sections=cart-drawer,cart-count,nowhere")).body);
    expect(drawn["cart-drawer"]).toMatch(/^<div id="shopify-section-cart-drawer" class="shopify-section">/u);
    expect(drawn["cart-drawer"]).toContain("Your cart");
    expect(drawn["cart-count"]).toContain('data-cart-count="2"');
    expect(drawn["nowhere"]).toBeNull();
    expect((await shopper.get("/?section_id=cart-count")).body).toContain('data-cart-count="2"');
    expect((await shopper.get("/?section_id=../layout/theme")).status).toBe(404);
    expect((await shopper.get("/?sections=a,b,c,d,e,f")).status).toBe(400);
  });

  it("come with what the Ajax API answers, as on the page that asks or the one that is named", async () => {
    makeCode(store, FRENCH, "FIVE");
    await shopper.add("CAFE", 2);
    const fields = { discount: "FIVE", sections: "main-cart,cart-count" };
    const { sections } = JSON.parse((await shopper.post("/cart/update.js", fields)).body) as { sections: Sections };
    expect(sections["main-cart"]).toContain('data-code="FIVE" data-applicable="true"');
    const named = { id: "1", quantity: "0", sections_url: "/en/cart", sections: '["cart-drawer"]' };
    expect((await shopper.post("/cart/change.js", named)).status).toBe(422);
    const english = await shopper.post("/en/cart/update.js", { discount: "", sections: '["cart-drawer"]', sections_url: "/en/cart" });
    expect((JSON.parse(english.body) as { sections: Sections }).sections["cart-drawer"]).toContain("Open the cart");
    expect(JSON.parse((await shopper.post("/cart/update.js", {})).body)).not.toHaveProperty("sections");
  });
});

describe("links", () => {
  it("put a product into the cart and lead on, within the shop", async () => {
    await shopper.add("SAVON");
    const [line] = (await shopper.cart())["items"] as Array<{ variant_id: number }>;
    const to = encodeURIComponent("/discount/FREE?redirect=/cart");
    const added = await shopper.get(`/cart/add?id=${line!.variant_id}&quantity=1&return_to=${to}`);
    expect([added.status, added.location]).toEqual([302, "/discount/FREE?redirect=/cart"]);
    expect(await shopper.cart()).toMatchObject({ item_count: 2 });
    expect((await shopper.get(`/cart/add?id=${line!.variant_id}&return_to=https://elsewhere.example`)).location).toBe("/cart");
  });

  it.each(["new", "legacy"] as const)("sign in and lead back to where one was, with %s accounts", async (customerAccounts) => {
    const change = startChange(store.parts.world, store.parts.world.state.shop(FRENCH)!);
    change.put("shop", FRENCH, FRENCH, { ...store.parts.world.state.shop(FRENCH)!, customerAccounts });
    change.commit();
    makeCustomer(store, FRENCH, "61");
    const page = "/en/collections/all";
    const link = /href="([^"]*customer_authentication[^"]*)"/u.exec((await shopper.get(page)).body)![1]!;
    let seen = await shopper.get(link);
    if (customerAccounts === "legacy") {
      expect(seen.location).toBe(`/en/account/login?return_to=${encodeURIComponent(page)}`);
      seen = await shopper.get(seen.location!);
    }
    expect(seen.body).toContain(`name="return_to" value="${page}"`);
    // the accounts' own sign-in forgets it where accounts are new
    const other = (await shopper.get(`/account/login?return_to=${encodeURIComponent(page)}`)).body;
    expect(other.includes(`name="return_to" value="${page}"`)).toBe(customerAccounts === "legacy");
  });
});
