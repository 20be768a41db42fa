import { describe, expect, it } from "vitest";
import { standInAddress } from "./addresses";

describe("an address of Shopify", () => {
  const at = (address: string) => standInAddress(address, "demo.myshopify.com", "http://localhost:3001");

  it.each([
    ["shopify://admin/products", "/admin/store/demo/products"],
    [
      "shopify:admin/themes/current/editor?context=apps&activateAppId=a/b",
      "/admin/store/demo/themes/current/editor?context=apps&activateAppId=a/b",
    ],
    ["https://admin.shopify.com/store/demo/customers/7", "/admin/store/demo/customers/7"],
    ["https://demo.myshopify.com/admin/orders/7?a=b", "/admin/store/demo/orders/7?a=b"],
    ["https://demo.myshopify.com/pages/loyalty", "/pages/loyalty?shop=demo.myshopify.com"],
  ])("%s lies in the stand-in", (address, path) => {
    expect(at(address)).toBe(`http://localhost:3001${path}`);
  });

  it.each([
    "https://example.com/admin/products",
    "http://localhost:3000/app",
    "mailto:help@example.com",
    "https://demo.myshopify.com.example/admin",
  ])("%s is none", (address) => expect(at(address)).toBeNull());
});
