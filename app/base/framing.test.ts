import { describe, expect, it } from "vitest";
import { framingPolicy } from "./framing";

const at = (query: string) => framingPolicy(`https://fidelio.example/app${query}`);

describe("framingPolicy", () => {
  it("lets the named shop's admin frame the page", () => {
    expect(at("?shop=demo.myshopify.com")).toBe("frame-ancestors https://demo.myshopify.com https://admin.shopify.com;");
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
    expect(at(query)).toBe("frame-ancestors 'none';");
  });
});
