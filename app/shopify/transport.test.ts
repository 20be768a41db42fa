import { describe, expect, it } from "vitest";
import { routeRequest } from "./transport.server";

const asked = () =>
  new Request("https://demo.myshopify.com/admin/api/2026-10/graphql.json?a=1", {
    method: "POST",
    body: "{}",
    headers: { "x-shopify-access-token": "t" },
  });

describe("where a request goes", () => {
  it("is Shopify itself in production", () => {
    const request = asked();
    expect(routeRequest(request, undefined)).toBe(request);
  });

  it("is the stand-in in local mode, which learns the shop from a header", async () => {
    const routed = routeRequest(asked(), "http://localhost:3001");
    expect(routed.url).toBe("http://localhost:3001/admin/api/2026-10/graphql.json?a=1");
    expect(routed.method).toBe("POST");
    expect(routed.headers.get("x-forwarded-host")).toBe("demo.myshopify.com");
    expect(routed.headers.get("x-shopify-access-token")).toBe("t");
    expect(await routed.text()).toBe("{}");
  });

  it.each(["https://example.com/", "https://demo.myshopify.com.example.com/", "https://monorail-edge.shopifysvc.com/"])(
    "is nowhere for %s in local mode: no request leaves the machine",
    (url) => {
      expect(() => routeRequest(new Request(url), "http://localhost:3001")).toThrow("Local mode asks nobody but shops");
    },
  );
});
