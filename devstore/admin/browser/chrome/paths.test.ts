import { expect, it } from "vitest";
import { chromeAddress, pathOf } from "./paths";

it("shows an address of the app without what belongs to its session", () => {
  const base = "/admin/store/demo/apps/fidelio";
  expect(chromeAddress(base, "/app?shop=demo.myshopify.com&host=x&embedded=1&id_token=y&locale=fr")).toBe(base);
  expect(chromeAddress(base, "/app/members?query=ada&locale=fr#lots")).toBe(`${base}/app/members?query=ada#lots`);
  expect(pathOf("/app/members/?locale=fr")).toBe("/app/members");
});
