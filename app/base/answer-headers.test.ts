import { describe, expect, it } from "vitest";
import { answerHeaders, framingPolicy, pagePolicy } from "./answer-headers";

const at = (query: string) => framingPolicy(`https://fidelio.example/app${query}`);

describe("framingPolicy", () => {
  it("lets the named shop's admin frame the page", () => {
    expect(at("?shop=demo.myshopify.com")).toBe("frame-ancestors https://demo.myshopify.com https://admin.shopify.com");
  });

  it.each([
    "",
    "?shop=",
    "?shop=evil.example",
    "?shop=demo.myshopify.com.evil.example",
    "?shop=demo.myshopify.com;%20script-src%20*",
    "?shop=demo.myshopify.com&shop=other.myshopify.com",
    "?shop=*.myshopify.com",
  ])("lets nobody for %j", (query) => {
    expect(at(query)).toBe("frame-ancestors 'none'");
  });
});

describe("pagePolicy", () => {
  const address = "https://fidelio.example/app?shop=demo.myshopify.com";

  it("runs our scripts, App Bridge and what bears the page's own nonce, and nothing else", () => {
    const policy = pagePolicy({ address, nonce: "n0nce", bridge: undefined });
    expect(policy).toContain("script-src 'self' 'nonce-n0nce' https://cdn.shopify.com;");
    for (const rule of ["script-src-attr 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/unsafe|\*/u);
  });

  it("knows another App Bridge by its origin alone", () => {
    expect(pagePolicy({ address, nonce: "n", bridge: "http://localhost:3001/bridge.js?x=1" })).toContain(" http://localhost:3001;");
    expect(pagePolicy({ address, nonce: "n", bridge: "no address" })).toContain("https://cdn.shopify.com;");
  });

  it("leaves scripts alone while pages are built as they are looked at", () => {
    expect(pagePolicy({ address, nonce: null, bridge: undefined })).not.toContain("script-src");
  });
});

describe("what every answer says", () => {
  const told = (path: string, secure: boolean) => Object.fromEntries(answerHeaders(path, secure));

  it("asks for https where we have it, but not in the name of a shop", () => {
    expect(told("/app", true)["strict-transport-security"]).toBe("max-age=31536000");
    expect(told("/app", false)["strict-transport-security"]).toBeUndefined();
    for (const path of ["/proxy/summary", "/proxy/friend.data"]) expect(told(path, true)["strict-transport-security"]).toBeUndefined();
  });

  it("draws nothing of what programs are told, and says nothing of what a shop's own page may draw", () => {
    for (const path of ["/api/v1/members", "/extension/summary", "/webhooks", "/healthz"])
      expect(told(path, false)["content-security-policy"]).toMatch(/^default-src 'none'/u);
    expect(told("/proxy/terms", false)["content-security-policy"]).toBeUndefined();
  });
});
