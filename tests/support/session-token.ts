import { createHmac } from "node:crypto";

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A session token as Shopify signs it (HS256), of any claims and by any secret: what a forger could send too. */
export function sessionToken(claims: object, secret: string, alg = "HS256"): string {
  const text = `${part({ alg, typ: "JWT" })}.${part(claims)}`;
  return `${text}.${alg === "none" ? "" : createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** The claims of an id token of now, for the shop's admin. */
export function adminClaims(shop: string, changes: object = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const who = { iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: "local-key", sub: "42" };
  return { ...who, exp: now + 60, nbf: now - 5, iat: now - 5, jti: "j", sid: "s", ...changes };
}

/** The claims that Shopify puts into the token of an extension that a signed-in customer sees. */
export function buyerClaims(shop: string): Record<string, unknown> {
  return adminClaims(shop, { iss: undefined, dest: shop, sub: "gid://shopify/Customer/61" });
}
