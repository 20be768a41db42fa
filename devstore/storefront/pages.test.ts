import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { DEMO, FRENCH, testStore } from "../support/test-store";
import { makeCustomer, Shopper } from "../support/shopper";

let store: DevStore;
const stores: DevStore[] = [];
beforeEach(() => {
  store = testStore();
  stores.push(store);
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

/** Opening and closing tags match: what is drawn from pieces closes what it opens. */
function assertWellFormed(page: string): void {
  const alone = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
  const open: string[] = [];
  const bare = page.replace(/<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b[\s\S]*?<\/\1>/giu, "");
  for (const [, end, name] of bare.matchAll(/<(\/?)([a-z][a-z0-9-]*)\b[^>]*>/giu)) {
    if (alone.has(name!.toLowerCase())) continue;
    if (end === "") open.push(name!);
    else expect(open.pop(), `</${name}> closes`).toBe(name);
  }
  expect(open).toEqual([]);
}

const pages = [
  "/",
  "/collections/all",
  "/collections/HANDLE",
  "/products/PRODUCT",
  "/pages/loyalty",
  "/cart",
  "/account",
  "/account/login",
  "/checkout",
];

describe.each([
  { shop: DEMO, collection: "kitchen", sku: "22423", languages: { "": "en", "/fr": "fr" } },
  { shop: FRENCH, collection: "table", sku: "CAFE", languages: { "": "fr", "/en": "en" } },
])("the pages of $shop", ({ shop, collection, sku, languages }) => {
  it("are drawn in both languages, whole, with no word missing and nothing from elsewhere", async () => {
    makeCustomer(store, shop, "61");
    const shopper = new Shopper(store, shop);
    await shopper.post("/account/login", { customer_id: "61" });
    await shopper.add(sku, 2);
    const product = [...store.parts.world.state.table("product", shop).values()].find((one) => one.sku === sku)!;
    for (const [prefix, language] of Object.entries(languages)) {
      for (const page of pages) {
        const path = (prefix + page.replace("HANDLE", collection).replace("PRODUCT", product.handle)).replace(/(.)\/$/u, "$1");
        const { status, body } = await shopper.get(path);
        expect([path, status]).toEqual([path, 200]);
        expect(body).toContain(`<html lang="${language}">`);
        expect(body).toMatch(/<h1[\s>]|shopify-app-block/u);
        expect(body).not.toMatch(/translation missing|\{\{|\{%|undefined|\[object|NaN/u);
        expect(body.replaceAll(`https://${shop}`, "")).not.toMatch(/(src|href|action)="(https?:)?\/\//u);
        expect(body).not.toContain("<Reid>");
        assertWellFormed(body);
      }
    }
  });
});

describe("a shopper", () => {
  it("names the shop once, and is in the first one otherwise", async () => {
    const shopper = new Shopper(store, FRENCH);
    expect((await shopper.get("/")).body).toContain("L’Atelier du Marais");
    expect((await shopper.get("/")).body).toContain("L’Atelier du Marais");
    expect((await new Shopper(store, DEMO).get("/")).body).toContain("Paper &amp; Lantern");
  });

  it("chooses a kind of a product by its address", async () => {
    const shopper = new Shopper(store, FRENCH);
    expect((await shopper.get("/products/cafe")).body).toContain("data-price>12,00\u00a0€");
    const kinds = [...(await shopper.get("/products/cafe")).body.matchAll(/data-variant="(\d+)"/gu)].map((found) => found[1]);
    expect(kinds).toHaveLength(3);
    const { body } = await shopper.get(`/products/cafe?variant=${kinds[2]}`);
    expect(body).toContain("data-price>40,00\u00a0€");
    expect(body).toContain(`name="id" value="${kinds[2]}"`);
  });

  it("sees prices in another currency once it is chosen", async () => {
    const shopper = new Shopper(store, DEMO);
    expect((await shopper.get("/collections/all")).body).toContain("£295.00");
    expect((await shopper.get("/collections/all?currency=EUR")).body).toContain("€354.00");
    expect((await shopper.get("/collections/all")).body).toContain("€354.00");
    expect((await shopper.get("/collections/all?currency=JPY")).body).toContain("¥59,000");
    expect((await shopper.get("/collections/all?currency=XXX")).body).toContain("¥59,000");
    const changed = await shopper.post("/localization", { currency_code: "GBP", return_to: "/cart" });
    expect(changed.location).toBe("/cart?currency=GBP");
  });

  it("is told where there is nothing", async () => {
    const shopper = new Shopper(store, DEMO);
    for (const path of ["/nowhere", "/products/none", "/collections/none", "/checkout/thank-you/1"]) {
      const { status, body } = await shopper.get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).toContain("There is no such page");
    }
  });

  it("answers the cookie banner once", async () => {
    const shopper = new Shopper(store, DEMO);
    expect((await shopper.get("/")).body).toContain('class="cookies"');
    expect((await shopper.post("/cookies", { return_to: "//elsewhere.example" })).location).toBe("/");
    expect((await shopper.get("/")).body).not.toContain('class="cookies"');
  });

  it("gets files for good and pages afresh", async () => {
    const shopper = new Shopper(store, DEMO);
    const { body, headers } = await shopper.get("/");
    expect(headers.get("cache-control")).toBe("private, no-store");
    const sheet = /href="(\/cdn\/theme\/theme\.css[^"]*)"/u.exec(body)![1]!;
    const image = /src="(\/cdn\/images\/[^"]*)"/u.exec(body)![1]!;
    for (const path of [sheet, image]) expect((await shopper.get(path)).headers.get("cache-control")).toContain("immutable");
  });
});
