import { describe, expect, it } from "vitest";
import { loader } from "./auth.$";

const ask = (path: string) => loader({ request: new Request(`http://localhost:3000${path}`), params: {}, context: {} });
const back = (to: string, shop = "demo.myshopify.com") =>
  ask(`/auth/session-token?shop=${encodeURIComponent(shop)}&shopify-reload=${encodeURIComponent(to)}`);

describe("a page whose id token is over", () => {
  it("gets App Bridge, which comes back with a new one, in the shop's admin alone", async () => {
    const answer = back("http://localhost:3000/app/members?shop=demo.myshopify.com");
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain(' data-api-key="local-key" src="https://cdn.shopify.com/shopifycloud/app-bridge.js">');
    const nonce = /nonce="([^"]+)"/u.exec(page)?.[1];
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
    });
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors https://demo.myshopify.com https://admin.shopify.com;");
    expect(policy).toContain(`'nonce-${nonce}'`);
    const evil = back("http://localhost:3000/app", "evil.example; script-src *");
    expect(evil.headers.get("content-security-policy")).toMatch(/^frame-ancestors 'none';(?!.*(?:evil|\*))/u);
  });

  it.each(["https://evil.example/", "//evil.example", "/app", "javascript:alert(1)", "", "http://localhost:3000.evil.example/app"])(
    "carries no token to %j",
    (to) => {
      const answer = back(to);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
    },
  );

  it("is sent to the front page where it names no shop", () => {
    expect(ask("/auth/login").headers.get("location")).toBe("/");
    expect(ask("/auth/exit-iframe?exitIframe=https%3A%2F%2Fevil.example").headers.get("location")).toBe("/");
  });
});
