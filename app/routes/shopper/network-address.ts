import { askedFromHeader } from "../../base/network";

/**
 * The network address that a request comes from, as the proxies before us say it: Shopify's app proxy sends the client's as
 * `X-Forwarded-For`, to which those of our own host add theirs. It is not signed: a limit and a sign, never a proof. Null: nobody said it.
 */
export function networkAddress(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || null;
}

/**
 * The network address of who asks us without Shopify between, as an extension in a browser does: whom our own host's proxy heard, which
 * the web entry notes. What else stands in `X-Forwarded-For` they may have written themselves, to be somebody else at each try; it is read
 * only where the web entry knows nobody, as on a machine by itself.
 */
export function directAddress(headers: Headers): string | null {
  return headers.get(askedFromHeader) ?? networkAddress(headers);
}
