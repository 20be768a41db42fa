import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { buyerOf, isAdminToken, readClaims, staffOf } from "./session-tokens";

function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", "secret").update(text).digest("base64url")}`;
}

const admin = {
  iss: "https://demo.myshopify.com/admin",
  dest: "https://demo.myshopify.com",
  aud: "local-key",
  sub: "42",
  exp: 2_000_000_000,
};
const buyer = { dest: "demo.myshopify.com", aud: "local-key", sub: "gid://shopify/Customer/61", exp: 2_000_000_000 };

describe("the two kinds of session tokens", () => {
  it("are told apart by issuer and subject, because secret and audience are the same", () => {
    expect(isAdminToken(admin)).toBe(true);
    expect(isAdminToken(buyer)).toBe(false);
    expect(isAdminToken({ ...admin, sub: "gid://shopify/Customer/61" })).toBe(false);
    expect(isAdminToken({ ...admin, iss: "https://demo.myshopify.com/account" })).toBe(false);
    expect(isAdminToken({ ...buyer, sub: "42" })).toBe(false);
  });

  it("a buyer's counts only when it was made for us", () => {
    expect(buyerOf(buyer, "local-key")).toEqual({ shopDomain: "demo.myshopify.com", customerId: "61" });
    expect(buyerOf({ ...buyer, aud: "another-app" }, "local-key")).toBeNull();
    expect(buyerOf({ ...buyer, sub: undefined }, "local-key")).toEqual({ shopDomain: "demo.myshopify.com", customerId: null });
    expect(buyerOf({ ...buyer, dest: "https://demo.myshopify.com" }, "local-key")?.shopDomain).toBe("demo.myshopify.com");
    expect(buyerOf({ ...buyer, sub: "61" }, "local-key")).toBeNull();
    expect(buyerOf({ ...admin, sub: "" }, "local-key")).toBeNull();
  });

  it("count only where they end", () => {
    expect(buyerOf({ ...buyer, exp: undefined }, "local-key")).toBeNull();
    expect(staffOf({ ...admin, exp: undefined }, "local-key")).toBeNull();
    expect(staffOf({ ...admin, exp: "2000000000" }, "local-key")).toBeNull();
  });

  it("a staff member's counts only for the shop whose admin made it, and for us", () => {
    expect(staffOf(admin, "local-key")).toEqual({ shopDomain: "demo.myshopify.com", staffId: "42" });
    const others = [
      buyer,
      { ...admin, aud: "another-app" },
      { ...admin, aud: ["local-key"] },
      { ...admin, iss: "https://other.myshopify.com/admin" },
      { ...admin, dest: "demo.myshopify.com", iss: "demo.myshopify.com/admin" },
      { ...admin, dest: "https://demo.myshopify.com/x", iss: "https://demo.myshopify.com/x/admin" },
      { ...admin, sub: buyer.sub },
      { ...admin, sub: "" },
      { ...admin, sub: undefined },
      null,
    ];
    for (const other of others) expect(staffOf(other, "local-key")).toBeNull();
  });

  it("are read without proof, and nonsense is nothing", () => {
    expect(readClaims(tokenOf(admin))).toMatchObject(admin);
    for (const nonsense of ["", "a", "a.b.c", "a.bnVsbA.c"]) expect(readClaims(nonsense)).toBeNull();
  });
});
