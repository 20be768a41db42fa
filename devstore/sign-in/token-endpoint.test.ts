import { beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { DEMO, FRENCH, testStore } from "../support/test-store";
import { makeIdToken } from "./id-token";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

describe("the token endpoint", () => {
  let store: DevStore;
  beforeEach(() => void (store = testStore()));

  const post = (body: object, shop = DEMO) =>
    store.handle(
      new Request(`https://${shop}/admin/oauth/access_token`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ client_id: "local-key", client_secret: "local-secret", ...body }),
      }),
    );
  const exchange = (token: string, more: object = { expiring: "1" }) =>
    post({
      grant_type: EXCHANGE,
      subject_token: token,
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      ...more,
    });
  const works = async (token: string) => {
    const request = new Request(`https://${DEMO}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "X-Shopify-Access-Token": token },
      body: JSON.stringify({ query: "{ shop { name } }" }),
    });
    return (await store.handle(request)).status === 200;
  };

  it("exchanges an id token for an expiring pair of tokens", async () => {
    const answer = (await (await exchange(store.idToken(DEMO))).json()) as Record<string, unknown>;
    expect(answer).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    expect(String(answer["scope"]).split(",")).toContain("read_all_orders");
    expect(await works(String(answer["access_token"]))).toBe(true);
  });

  it("takes a refresh token once", async () => {
    const first = (await (await exchange(store.idToken(DEMO))).json()) as Record<string, string>;
    const refresh = () => post({ grant_type: "refresh_token", refresh_token: first["refresh_token"] });
    const second = await refresh();
    expect(second.status).toBe(200);
    const pair = (await second.json()) as Record<string, string>;
    expect(pair["refresh_token"]).not.toBe(first["refresh_token"]);
    expect(await works(pair["access_token"]!)).toBe(true);
    expect((await refresh()).status).toBe(400);
  });

  it("refuses another shop's id token, another key's, another secret's and another app", async () => {
    expect((await exchange(store.idToken(FRENCH))).status).toBe(400);
    expect((await exchange(makeIdToken(DEMO, "other", "local-secret"))).status).toBe(400);
    expect((await exchange(makeIdToken(DEMO, "local-key", "other"))).status).toBe(400);
    expect((await exchange(store.idToken(DEMO), { client_secret: "other" })).status).toBe(400);
  });

  it("forgets tokens at uninstall", async () => {
    const token = store.accessToken(DEMO);
    const { world } = store.parts;
    const shop = world.state.shop(DEMO)!;
    world.state.commit([["shop", DEMO, DEMO, { ...shop, installed: false }]]);
    expect(await works(token)).toBe(false);
    expect((await exchange(store.idToken(DEMO))).status).toBe(400);
  });

  it("opens the app at top level as Shopify does", () => {
    const url = new URL(store.adminUrl(DEMO, "/app/members"));
    expect(url.pathname).toBe("/app/members");
    expect(Buffer.from(url.searchParams.get("host")!, "base64url").toString()).toBe("admin.shopify.com/store/demo");
    const claims = JSON.parse(Buffer.from(url.searchParams.get("id_token")!.split(".")[1]!, "base64url").toString()) as object;
    expect(claims).toMatchObject({ iss: `https://${DEMO}/admin`, dest: `https://${DEMO}`, aud: "local-key", sub: "42" });
  });
});
