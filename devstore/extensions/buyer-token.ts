import { createHmac, randomUUID } from "node:crypto";
import type { Shop } from "../store/entities";
import type { AppIdentity } from "../sign-in/token-endpoint";

const LIFE_SECONDS = 300;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The session token that Shopify gives to an extension in front of a buyer: five minutes long; `sub` only for who is signed in. */
export function buyerToken(shop: Shop, customerId: string | null, { apiKey, apiSecret }: AppIdentity): string {
  const now = Math.floor(Date.now() / 1000);
  const who = customerId === null ? {} : { sub: `gid://shopify/Customer/${customerId}` };
  const claims = { dest: shop.domain, aud: apiKey, exp: now + LIFE_SECONDS, nbf: now, iat: now, jti: randomUUID(), ...who };
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", apiSecret).update(text).digest("base64url")}`;
}
