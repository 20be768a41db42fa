import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyProxy } from "../../app/shopify/proxy-signature";
import type { DevStore } from "../create-store";
import { DEMO, testStore } from "../support/test-store";
import { makeCustomer, Shopper } from "../support/shopper";

interface Asked {
  request: IncomingMessage;
  body: string;
  query: URLSearchParams;
}
type Answer = { status?: number; headers?: Record<string, string>; body?: string };

let server: Server;
let store: DevStore;
let shopper: Shopper;
let asked: Asked[] = [];
let next: Answer = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      asked.push({ request, body, query: new URL(request.url!, "http://app").searchParams });
      response.writeHead(next.status ?? 200, next.headers ?? { "content-type": "application/json" }).end(next.body ?? "{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  store = testStore({ appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  makeCustomer(store, DEMO, "61");
});
beforeEach(() => {
  asked = [];
  next = {};
  shopper = new Shopper(store, DEMO);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});

describe("the app proxy", () => {
  it("is signed as the app checks it, with who is signed in", async () => {
    await shopper.get("/apps/fidelio/summary?cursor=a&cursor=b");
    expect(asked[0]!.request.url).toMatch(/^\/proxy\/summary\?/u);
    expect(verifyProxy(asked[0]!.query, "local-secret", new Date())).toEqual({ shopDomain: DEMO, customerId: null });
    await shopper.post("/account/login", { customer_id: "61" });
    await shopper.get("/fr/apps/fidelio/summary");
    expect(verifyProxy(asked[1]!.query, "local-secret", new Date())).toEqual({ shopDomain: DEMO, customerId: "61" });
    expect(asked[1]!.query.get("path_prefix")).toBe("/apps/fidelio");
  });

  it("hands on whom a shopper says to be beside whom Shopify says: the app has to refuse the doubt", async () => {
    await shopper.get("/apps/fidelio/summary?logged_in_customer_id=62");
    expect(asked[0]!.query.getAll("logged_in_customer_id")).toEqual(["62", ""]);
    expect(verifyProxy(asked[0]!.query, "local-secret", new Date())).toBeNull();
  });

  it("carries method and body there, and status and body back, without cookies either way", async () => {
    next = { status: 409, headers: { "content-type": "application/json", "set-cookie": "a=b" }, body: '{"code":"x"}' };
    await shopper.get("/");
    const seen = await shopper.post("/apps/fidelio/redeem", { reward: "five-off" }, { accept: "application/json" });
    expect(asked[0]).toMatchObject({ body: "reward=five-off", request: { method: "POST", headers: { accept: "application/json" } } });
    expect(asked[0]!.request.headers.cookie).toBeUndefined();
    expect([seen.status, seen.body]).toEqual([409, '{"code":"x"}']);
    expect(seen.headers.getSetCookie().join()).not.toContain("a=b");
  });

  it("passes a redirect on and follows none", async () => {
    next = { status: 303, headers: { location: "/discount/ABC?redirect=/cart" } };
    const seen = await shopper.post("/apps/fidelio/redeem", {});
    expect([seen.status, seen.location, asked.length]).toEqual([303, "/discount/ABC?redirect=/cart", 1]);
  });

  it("draws Liquid within the theme", async () => {
    next = {
      headers: { "content-type": "application/liquid" },
      body: "<h1>{{ shop.name }} for {{ customer.first_name | default: 'you' }}</h1>",
    };
    const seen = await shopper.get("/fr/apps/fidelio/terms");
    expect(seen.headers.get("content-type")).toContain("text/html");
    expect(seen.body).toContain("<h1>Paper & Lantern for you</h1>");
    expect(seen.body).toContain('<html lang="fr">');
    expect(seen.body).toContain('class="footer"');
  });

  it("is not there for an app that is not installed, and says when the app is away", async () => {
    const { state } = store.parts.world;
    const shop = state.shop(DEMO)!;
    state.commit([["shop", DEMO, DEMO, { ...shop, installed: false }]]);
    expect((await shopper.get("/apps/fidelio/summary")).status).toBe(404);
    state.commit([["shop", DEMO, DEMO, shop]]);
    const lost = testStore();
    const seen = await new Shopper(lost, DEMO).get("/apps/fidelio/summary");
    expect([seen.status, seen.body.includes("This part is away for a moment")]).toEqual([502, true]);
    await lost.close();
    expect((await shopper.get("/apps/fideliox")).status).toBe(404);
  });
});
