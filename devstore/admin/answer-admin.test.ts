import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { DEMO, testStore } from "../support/test-store";
import { extensionBlocks, isEmbed } from "../theme/extension-blocks";
import { answerAdmin } from "./answer-admin";

const BASE = "/admin/store/demo";

describe("the stand-in admin", () => {
  let app: Server;
  let appUrl: string;
  let heard: IncomingMessage | undefined;
  let store: DevStore;

  beforeAll(async () => {
    app = createServer((request, response) => {
      heard = request;
      if (request.url === "/app/away") return response.writeHead(302, { location: `${appUrl}/app/here?a=b` }).end();
      if (request.url === "/app/out")
        return response.writeHead(302, { location: "https://admin.shopify.com/store/demo/apps/fidelio" }).end();
      response.writeHead(200, {
        "content-security-policy": "default-src 'self'; frame-ancestors https://admin.shopify.com",
        "x-frame-options": "DENY",
        "set-cookie": "a=b",
        link: '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script";',
      });
      request.pipe(response);
    });
    await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
    appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  });
  afterAll(() => void app.close());
  beforeEach(() => void (store = testStore({ appUrl })));

  const ask = async (path: string, init: RequestInit = {}) =>
    (await answerAdmin(store.parts, new Request(`http://localhost:3001${path}`, init)))!;
  const page = async (path: string, init: RequestInit = {}) => (await ask(path, init)).text();
  const shop = () => store.parts.world.state.shop(DEMO)!;
  const told = () => [...store.parts.world.state.unsettled.values()].map(({ event }) => event.topic);
  const configOf = (text: string) =>
    JSON.parse(/id="stand-in-config"\s*>([\s\S]*?)<\/script>/u.exec(text)![1]!) as { language: string; app: { src: string } | null };

  it("opens the first shop's app, signed in, at the path of its address", async () => {
    const first = await ask("/admin");
    expect(first.headers.get("location")).toBe(`${BASE}/apps/fidelio`);
    for (const [path, opened] of [
      ["", "/app"],
      ["/app/members/7?tab=lots", "/app/members/7"],
      ["/members", "/app/members"],
    ]) {
      const src = new URL(configOf(await page(`${BASE}/apps/fidelio${path}`)).app!.src, "http://localhost");
      expect(src.pathname).toBe(opened);
      expect(Object.fromEntries(src.searchParams)).toMatchObject({ shop: DEMO, embedded: "1", locale: "en", id_token: expect.any(String) });
    }
  });

  it("carries the app's pages under its own origin, and may frame them", async () => {
    const body = JSON.stringify({ a: 1 });
    const headers = { origin: "http://localhost:3001", cookie: "stand-in-visitor=fr.43", authorization: "Bearer x" };
    const answer = await ask("/app/members?x=1", { method: "POST", body, headers });
    expect(await answer.text()).toBe(body);
    expect(heard!.url).toBe("/app/members?x=1");
    expect(heard!.headers).toMatchObject({ origin: appUrl, authorization: "Bearer x", host: new URL(appUrl).host });
    expect(heard!.headers.cookie).toBeUndefined();
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'self'; frame-ancestors 'self'");
    for (const name of ["x-frame-options", "set-cookie", "link"]) expect(answer.headers.has(name)).toBe(false);
  });

  it("keeps the app's redirects within its own origin", async () => {
    expect((await ask("/app/away")).headers.get("location")).toBe("/app/here?a=b");
    expect((await ask("/app/out")).headers.get("location")).toBe(`${BASE}/apps/fidelio`);
  });

  it("leaves the paths of the storefront alone", async () => {
    for (const path of ["/", "/apps/fidelio/summary", "/products/a", "/application"]) expect(await ask(path)).toBeNull();
  });

  it("says that the app is away when it does not answer", async () => {
    store = testStore({ appUrl: "http://127.0.0.1:1" });
    expect((await ask("/app")).status).toBe(502);
  });

  it("remembers person and language of a browser, and asks for tokens of that person", async () => {
    const chosen = await ask(`${BASE}/apps/fidelio?locale=fr&staff=43&x=1`);
    expect(chosen.headers.get("location")).toBe(`${BASE}/apps/fidelio?x=1`);
    const cookie = chosen.headers.get("set-cookie")!.split(";")[0]!;
    const config = configOf(await page(`${BASE}/apps/fidelio`, { headers: { cookie } }));
    expect(config.language).toBe("fr");
    const token = new URL(config.app!.src, "http://localhost").searchParams.get("id_token")!;
    expect(JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString())).toMatchObject({ sub: "43" });
  });

  it("asks to install the app where it was removed, and opens it after that with the required scopes alone", async () => {
    store.parts.world.state.commit([["shop", DEMO, DEMO, { ...shop(), installed: false }]]);
    const asked = await page(`${BASE}/apps/fidelio`);
    expect(configOf(asked).app).toBeNull();
    expect(asked).toContain("Install app");
    expect((await ask(`${BASE}/apps/fidelio/install`, { method: "POST" })).headers.get("location")).toBe(`${BASE}/apps/fidelio`);
    expect(shop()).toMatchObject({ installed: true });
    expect(shop().scopes).not.toContain("read_all_orders");
  });

  it("grants optional scopes and takes them back, tells the app, and refuses others", async () => {
    const token = store.accessToken(DEMO);
    const post = (body: object) => ask(`/admin/bridge/scopes?shop=${DEMO}`, { method: "POST", body: JSON.stringify(body) });
    expect(await (await post({ grant: ["read_returns"] })).json()).toMatchObject({ granted: expect.arrayContaining(["read_returns"]) });
    expect(store.parts.world.state.get("token", DEMO, token)!.scopes).toContain("read_returns");
    await post({ revoke: ["read_returns"] });
    expect(store.parts.world.state.get("token", DEMO, token)!.scopes).not.toContain("read_returns");
    expect(told()).toEqual(["app/scopes_update", "app/scopes_update"]);
    expect((await post({ grant: ["write_orders"] })).status).toBe(422);
  });

  it("takes the choice of a plan, as Shopify does, and leads back to where the app reads it", async () => {
    const plans = `${BASE}/charges/fidelio/pricing_plans`;
    expect(await page(plans)).toContain("Choose Growth");
    const chosen = await ask(plans, { method: "POST", body: "plan=Growth" });
    expect(chosen.headers.get("location")).toBe(`${BASE}/apps/fidelio/app/settings/plan`);
    expect(shop().appPlan).toBe("Growth");
    expect(await page(plans)).not.toContain("Choose Growth");
    await ask(plans, { method: "POST", body: "plan=Free" });
    expect(shop().appPlan).toBeNull();
    expect((await ask(plans, { method: "POST", body: "plan=Other" })).status).toBe(422);
    expect(told()).toEqual(["app_subscriptions/update", "app_subscriptions/update"]);
    expect((await ask(`${BASE}/charges/other/pricing_plans`)).status).toBe(404);
  });

  it("answers which blocks of the extension stand in the published theme, as its editor saved it", async () => {
    const embed = extensionBlocks().find(isEmbed)!.handle;
    const activation = async () => {
      const [extension] = (await (await ask(`/admin/bridge/extensions?shop=${DEMO}`)).json()) as [
        { activations: Array<{ handle: string; status: string; activations: unknown[] }> },
      ];
      return extension.activations.find(({ handle }) => handle === embed)!;
    };
    expect(await activation()).toMatchObject({ status: "available", activations: [] });
    const linked = await page(`${BASE}/themes/current/editor?context=apps&activateAppId=some-id/${embed}`);
    expect(linked).toMatch(new RegExp(`value="${embed}"\\s+checked`, "u"));
    const theme = /themes\/(\d+)\/editor/u.exec(linked)![1]!;
    await ask(`${BASE}/themes/${theme}/editor`, { method: "POST", body: `embed=${embed}` });
    expect(await activation()).toMatchObject({ status: "active", activations: [{ themeId: `gid://shopify/OnlineStoreTheme/${theme}` }] });
  });

  it("lists what the resource picker finds, in Shopify's shape", async () => {
    const rows = async (query: string) =>
      (await (await ask(`/admin/bridge/resources?shop=${DEMO}&${query}`)).json()) as Array<{ resource: object }>;
    const [first] = await rows("type=product&query=");
    expect(first!.resource).toMatchObject({
      id: expect.stringMatching(/^gid:\/\/shopify\/Product\/\d+$/u),
      variants: [{ id: expect.any(String) }],
    });
    expect(await rows("type=collection&query=no+such+thing")).toEqual([]);
  });

  it("escapes what it shows, and names a page that it does not have", async () => {
    const answer = await ask(`${BASE}/<script>`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("<script>`");
    store.parts.world.state.commit([["shop", DEMO, DEMO, { ...shop(), name: "</script><b>" }]]);
    expect(await page(BASE)).not.toContain("<b>");
  });

  it("bundles the scripts of page and chrome", async () => {
    for (const path of ["/app-bridge.js", "/admin/chrome.js"]) {
      const text = await page(path);
      expect(() => new Function(text)).not.toThrow();
    }
    expect(await page("/app-bridge.js")).toContain(appUrl);
  });
});
