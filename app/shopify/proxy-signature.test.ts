import { describe, expect, it } from "vitest";
import { signProxy, verifyProxy } from "./proxy-signature";

const secret = "hush";
const now = new Date("2026-11-20T10:00:00Z");
const seconds = (shift = 0) => String(now.getTime() / 1000 + shift);

function signed(pairs: Array<[string, string]>): URLSearchParams {
  const query = new URLSearchParams(pairs);
  query.append("signature", signProxy(query, secret));
  return query;
}

const usual = (customer: string, timestamp = seconds()): Array<[string, string]> => [
  ["shop", "demo.myshopify.com"],
  ["logged_in_customer_id", customer],
  ["path_prefix", "/apps/fidelio"],
  ["timestamp", timestamp],
];

describe("verifyProxy", () => {
  it("knows who is signed in", () => {
    expect(verifyProxy(signed(usual("61")), secret, now)).toEqual({ shopDomain: "demo.myshopify.com", customerId: "61" });
    expect(verifyProxy(signed(usual("")), secret, now)).toEqual({ shopDomain: "demo.myshopify.com", customerId: null });
  });

  it("signs as Shopify documents: sorted, repeated values by commas, joined with nothing", () => {
    const query = new URLSearchParams(
      "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555",
    );
    expect(signProxy(query, "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
  });

  it("refuses two ids of customers, though the signature holds, and none", () => {
    expect(verifyProxy(signed([["logged_in_customer_id", "62"], ...usual("61")]), secret, now)).toBeNull();
    expect(verifyProxy(signed(usual("61").filter(([name]) => name !== "logged_in_customer_id")), secret, now)).toBeNull();
    expect(verifyProxy(signed(usual("gid://shopify/Customer/61")), secret, now)).toBeNull();
  });

  it("refuses a signature older or newer than 90 s", () => {
    expect(verifyProxy(signed(usual("61", seconds(-90))), secret, now)).not.toBeNull();
    expect(verifyProxy(signed(usual("61", seconds(-91))), secret, now)).toBeNull();
    expect(verifyProxy(signed(usual("61", seconds(91))), secret, now)).toBeNull();
    expect(verifyProxy(signed(usual("61", "soon")), secret, now)).toBeNull();
  });

  it("refuses what was changed, added, unsigned or signed twice", () => {
    const changed = signed(usual("61"));
    changed.set("logged_in_customer_id", "62");
    expect(verifyProxy(changed, secret, now)).toBeNull();
    const added = signed(usual("61"));
    added.append("points", "9");
    expect(verifyProxy(added, secret, now)).toBeNull();
    expect(verifyProxy(new URLSearchParams(usual("61")), secret, now)).toBeNull();
    const twice = signed(usual("61"));
    twice.append("signature", "0".repeat(64));
    expect(verifyProxy(twice, secret, now)).toBeNull();
    expect(verifyProxy(signed(usual("61")), "another", now)).toBeNull();
  });
});
