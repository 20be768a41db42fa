import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { DevStore } from "../create-store";
import { fakeApp, type FakeApp } from "../support/fake-app";
import { control, DEMO, FRENCH, idleControl, testStore } from "../support/test-store";

describe("the control API", () => {
  let app: FakeApp;
  let store: DevStore;
  let url = "";
  let now = new Date("2030-01-01T00:00:00Z");
  const moveClock = vi.fn((at: Date) => {
    now = at;
    return Promise.resolve();
  });
  const sweep = vi.fn(() => Promise.resolve({ repaired: [] }));

  beforeAll(async () => {
    app = await fakeApp();
    store = testStore({ appUrl: app.url, control: { ...idleControl(), moveClock, now: () => Promise.resolve(now), sweep } });
    url = `http://127.0.0.1:${await store.listen(0)}`;
  });
  afterAll(async () => {
    await store.close();
    await app.close();
  });

  const topics = async () => {
    await store.webhooks.idle();
    return app.received.splice(0).map((one) => one.headers["x-shopify-topic"]);
  };
  const order = { lines: [{ title: "Tasse", price: "10.00", quantity: 2 }], email: "a@example.com" };
  const place = async (more: object = {}) =>
    (await control(url, "/control/orders", { ...order, ...more })).body as { id: string; lines: Array<{ id: string }> };

  it("places an order and tells of it", async () => {
    const { status, body } = await control(url, "/control/orders", order);
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: "20.00", financialStatus: "paid", currency: "GBP" });
    expect(await topics()).toEqual(["orders/create", "orders/paid"]);
  });

  it("refunds, edits, exchanges, fulfils, cancels and deletes orders", async () => {
    const { id, lines } = await place();
    await store.webhooks.idle();
    app.received.length = 0;
    const one = [{ line: lines[0]!.id, quantity: 1 }];
    const refund = await control(url, `/control/orders/${id}/refunds`, { lines: one });
    expect(refund.body).toMatchObject({ refunded: "10.00", currentTotal: "10.00" });
    expect((await topics()).sort()).toEqual(["orders/updated", "refunds/create"]);
    await control(url, `/control/orders/${id}/edit`, { add: [{ title: "Savon", price: "3.00" }] });
    expect((await topics()).sort()).toEqual(["orders/edited", "orders/updated"]);
    await control(url, `/control/orders/${id}/exchange`, { back: one, give: [{ title: "Tasse bleue", price: "10.00" }] });
    expect((await topics()).sort()).toEqual(["orders/updated", "refunds/create"]);
    await control(url, `/control/orders/${id}/fulfil`, {});
    expect((await topics()).sort()).toEqual(["orders/fulfilled", "orders/updated"]);
    const cancelled = await control(url, `/control/orders/${id}/cancel`, {});
    expect(cancelled.body).toMatchObject({ currentTotal: "0.00", financialStatus: "refunded" });
    expect((await topics()).sort()).toEqual(["orders/cancelled", "orders/updated", "refunds/create"]);
    await control(url, `/control/orders/${id}/delete`, {});
    expect(await topics()).toEqual(["orders/delete"]);
  });

  it("uses a discount code as a checkout does", async () => {
    const discount = {
      id: "1",
      code: "FIVE",
      title: "Five",
      value: { kind: "amount" as const, amount: 500 },
      startsAt: "2020-01-01T00:00:00Z",
      endsAt: null,
      usageLimit: 1,
      appliesOncePerCustomer: true,
      customerIds: null,
      minimumSubtotal: 1500,
      combinesWith: { order: false, product: false, shipping: false },
      tags: [],
      used: 0,
      createdAt: "2020-01-01T00:00:00Z",
      updatedAt: "2020-01-01T00:00:00Z",
    };
    store.parts.world.state.commit([["discount", DEMO, "1", discount]]);
    expect(await place({ discountCodes: ["five"] })).toMatchObject({ total: "15.00" });
    expect((await control(url, "/control/orders", { ...order, discountCodes: ["FIVE"] })).body["error"]).toBe("The code FIVE is used up.");
    expect((await control(url, "/control/orders", { ...order, discountCodes: ["SIX"] })).body["error"]).toBe("The code SIX is not known.");
    await topics();
  });

  it("keeps customers", async () => {
    const { body } = await control(url, "/control/customers", { shop: FRENCH, email: "b@example.com" });
    const id = body["id"] as string;
    await control(url, `/control/customers/${id}/enable`, { shop: FRENCH });
    await control(url, `/control/customers/${id}/consent`, { shop: FRENCH, email: "subscribed" });
    const other = (await control(url, "/control/customers", { shop: FRENCH })).body["id"] as string;
    await control(url, `/control/customers/${id}/merge`, { shop: FRENCH, into: other });
    await control(url, `/control/customers/${other}/delete`, { shop: FRENCH });
    expect((await topics()).sort()).toEqual(
      [
        "customers/create",
        "customers/create",
        "customers/delete",
        "customers/enable",
        "customers/merge",
        "customers_email_marketing_consent/update",
      ].sort(),
    );
  });

  it("moves the clock forward only, the app's and its own", async () => {
    const moved = await control(url, "/control/clock", { advance: "P15D" });
    expect(moved.body["at"]).toBe("2030-01-16T00:00:00.000Z");
    expect(moveClock).toHaveBeenCalledOnce();
    expect(Math.abs(store.now().getTime() - Date.parse("2030-01-16T00:00:00Z"))).toBeLessThan(5_000);
    expect((await control(url, "/control/clock", { at: "2029-01-01T00:00:00Z" })).status).toBe(422);
    expect((await control(url, "/control/clock")).body["at"]).toBe("2030-01-16T00:00:00.000Z");
  });

  it("passes a sweep on", async () => {
    expect((await control(url, "/control/sweep", { shop: FRENCH })).body).toEqual({ repaired: [] });
    expect(sweep).toHaveBeenCalledWith(FRENCH);
  });

  it.each([
    ["/control/orders", "{", 400],
    ["/control/orders", {}, 422],
    ["/control/orders", { ...order, customer: "1" }, 422],
    ["/control/orders", { ...order, shop: "nobody.myshopify.com" }, 422],
    ["/control/orders/1/refunds", {}, 422],
    ["/control/webhooks", { drop: 2 }, 422],
    ["/control/webhooks", { dropped: 0.5 }, 422],
    ["/control/admin-api", { throttle: "often" }, 422],
    ["/control/clock", {}, 422],
    ["/control/clock", { advance: "two weeks" }, 422],
    ["/control/scopes", { grant: ["write_orders"] }, 422],
    ["/control/visitor", { staff: "44" }, 422],
    ["/control/nothing", {}, 404],
  ])("answers bad input of %s (%j) with %i and a sentence", async (path, body, status) => {
    const answer = await control(url, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body["error"]).toMatch(/.{10,}/);
  });

  it("chooses the visitor who chose nobody themselves", async () => {
    expect((await control(url, "/control/visitor")).body).toEqual({ language: null, staff: "42" });
    expect((await control(url, "/control/visitor", { language: "fr", staff: "43" })).body).toEqual({ language: "fr", staff: "43" });
    expect(JSON.parse(Buffer.from(store.idToken(DEMO).split(".")[1]!, "base64url").toString())).toMatchObject({ sub: "43" });
  });

  it("tells of a shop's changes and of the end", async () => {
    await control(url, "/control/shop", { shop: FRENCH, scopes: ["read_orders"] });
    await control(url, "/control/uninstall", { shop: FRENCH });
    await control(url, "/control/orders", { ...order, shop: FRENCH });
    expect((await topics()).sort()).toEqual(["app/scopes_update", "app/uninstalled", "shop/update"]);
  });

  it("serves pages that a browser can use", async () => {
    expect(await (await fetch(`${url}/admin`)).text()).toContain("demo.myshopify.com");
    const opened = await fetch(`${url}/admin/open?shop=${DEMO}`, { redirect: "manual" });
    expect(opened.headers.get("location")).toMatch(/^http:\/\/127.*\/app\?shop=demo.myshopify.com&host=.*&embedded=1&id_token=/);
    const script = await fetch(`${url}/app-bridge.js`);
    expect(script.headers.get("access-control-allow-origin")).toBe("*");
    expect(await script.text()).toContain("window.shopify");
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it("answers a shop's API by the name that the request was forwarded for", async () => {
    const answer = await fetch(`${url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "X-Forwarded-Host": DEMO, "X-Shopify-Access-Token": store.accessToken(DEMO), "Content-Type": "application/json" },
      body: JSON.stringify({ query: "{ shop { myshopifyDomain } }" }),
    });
    expect(await answer.json()).toMatchObject({ data: { shop: { myshopifyDomain: DEMO } } });
  });
});
