import { createHmac, timingSafeEqual } from "node:crypto";

const base64Sha256 = /^[A-Za-z0-9+/]{43}=$/u;

/**
 * Whether `header` (X-Shopify-Hmac-Sha256) is Shopify's signature of exactly these bytes, compared in constant time.
 * A missing or malformed header is simply no signature.
 */
export function verifyWebhook(rawBody: Buffer, header: string | undefined, secret: string): boolean {
  if (header === undefined || !base64Sha256.test(header)) return false;
  const given = Buffer.from(header, "base64");
  const own = createHmac("sha256", secret).update(rawBody).digest();
  return given.length === own.length && timingSafeEqual(given, own);
}

/** The signature that Shopify would put on these bytes: for tests and the stand-in store. */
export function signWebhook(rawBody: Buffer | string, secret: string): string {
  return createHmac("sha256", secret).update(rawBody).digest("base64");
}
