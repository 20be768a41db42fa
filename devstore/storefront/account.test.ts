import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { DEMO, testStore } from "../support/test-store";
import { makeCustomer, Shopper } from "../support/shopper";

let store: DevStore;
const stores: DevStore[] = [];
beforeEach(() => {
  store = testStore();
  stores.push(store);
});
afterAll(() => Promise.all(stores.map((one) => one.close())));

const told = () => [...store.parts.world.state.unsettled.values()].map(({ event }) => event.topic);
const customers = () => [...store.parts.world.state.table("customer", DEMO).values()];

describe("signing in", () => {
  it("as somebody the shop knows: found by name, led back to where they were, and out again", async () => {
    makeCustomer(store, DEMO, "61");
    makeCustomer(store, DEMO, "62");
    const shopper = new Shopper(store, DEMO);
    expect((await shopper.get("/account")).location).toBe("/account/login?return_to=%2Faccount");
    const list = (await shopper.get("/account/login?search=ada+61&return_to=/pages/loyalty")).body;
    expect(list).toContain('name="customer_id" value="61"');
    expect(list).not.toContain('value="62"');
    expect((await shopper.post("/account/login", { customer_id: "61", return_to: "/pages/loyalty" })).location).toBe("/pages/loyalty");
    expect((await shopper.get("/")).body).toContain('data-signed-in="61"');
    expect((await shopper.get("/account")).body).toContain("ada.61@example.com");
    await shopper.get("/account/logout");
    expect((await shopper.get("/")).body).not.toContain("data-signed-in");
  });

  it("leads nobody to another site", async () => {
    makeCustomer(store, DEMO, "61");
    for (const away of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example"]) {
      const shopper = new Shopper(store, DEMO);
      expect((await shopper.post("/account/login", { customer_id: "61", return_to: away })).location).toBe("/account");
    }
  });

  it("is not done by writing a cookie", async () => {
    makeCustomer(store, DEMO, "61");
    const shopper = new Shopper(store, DEMO);
    const asked = await shopper.get("/");
    expect(asked.body).not.toContain("data-signed-in");
    const { answerStorefront } = await import("./answer-storefront");
    const forged = new Request("http://localhost/", { headers: { cookie: "storefront_customer_demo=61.AAAA" } });
    expect(await (await answerStorefront(store.parts, forged))!.text()).not.toContain("data-signed-in");
  });

  it("with an address that the shop does not know makes a customer; a known one makes none", async () => {
    const shopper = new Shopper(store, DEMO);
    const fields = { email: "New@example.com", first_name: "Nia", last_name: "" };
    expect((await shopper.post("/fr/account/login", fields)).location).toBe("/fr/account");
    expect(customers()).toMatchObject([
      { email: "New@example.com", verifiedEmail: true, state: "disabled", firstName: "Nia", lastName: null, locale: "fr" },
    ]);
    expect(told()).toEqual(["customers/create"]);
    await new Shopper(store, DEMO).post("/account/login", fields);
    expect(customers()).toHaveLength(1);
    const refused = await shopper.post("/account/login", { email: "nobody" });
    expect([refused.status, refused.body.includes("Enter a complete e-mail address.")]).toEqual([422, true]);
  });

  it("with legacy accounts is told of as an account", async () => {
    const { state } = store.parts.world;
    state.commit([["shop", DEMO, DEMO, { ...state.shop(DEMO)!, customerAccounts: "legacy" }]]);
    await new Shopper(store, DEMO).post("/account/login", { email: "new@example.com" });
    expect(customers()).toMatchObject([{ state: "enabled" }]);
    expect(told()).toEqual(["customers/create", "customers/enable"]);
  });
});
