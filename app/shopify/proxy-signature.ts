import { createHmac, timingSafeEqual } from "node:crypto";

const toleranceSeconds = 90;
const hexSha256 = /^[0-9a-f]{64}$/u;

/** A request that Shopify's app proxy signed. */
export interface ProxyVisit {
  shopDomain: string;
  /** the signed-in customer; null for anyone else */
  customerId: string | null;
}

/**
 * Who asks through the app proxy, or null where Shopify did not sign it, the signature is older or newer than 90 s of
 * real time, or the query leaves a doubt: `logged_in_customer_id` must be there exactly once, because the library's own
 * check takes the first of two and a signed query is easily made with another one in front. The body is not signed.
 */
export function verifyProxy(query: URLSearchParams, secret: string, now: Date): ProxyVisit | null {
  const signature = single(query, "signature");
  if (signature === null || !hexSha256.test(signature)) return null;
  const own = createHmac("sha256", secret).update(signedText(query)).digest();
  if (!timingSafeEqual(Buffer.from(signature, "hex"), own)) return null;
  const timestamp = single(query, "timestamp");
  if (timestamp === null || !/^\d{1,12}$/u.test(timestamp)) return null;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return null;
  const customerId = single(query, "logged_in_customer_id");
  const shopDomain = single(query, "shop");
  if (customerId === null || shopDomain === null || !/^\d{0,20}$/u.test(customerId)) return null;
  return { shopDomain, customerId: customerId === "" ? null : customerId };
}

/** The query with Shopify's signature: for tests and the stand-in store. */
export function signProxy(query: URLSearchParams, secret: string): string {
  return createHmac("sha256", secret).update(signedText(query)).digest("hex");
}

function single(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** All other parameters, sorted, a repeated one's values joined by commas, `name=value` joined with nothing. */
function signedText(query: URLSearchParams): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature").sort();
  return names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
}
