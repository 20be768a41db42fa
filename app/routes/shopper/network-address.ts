/**
 * The network address that a request comes from, as the proxies before us say it: Shopify's app proxy sends the client's as
 * `X-Forwarded-For`, to which those of our own host add theirs. It is not signed: a limit and a sign, never a proof. Null: nobody said it.
 */
export function networkAddress(headers: Headers): string | null {
  return headers.get("x-forwarded-for")?.split(",")[0]?.trim() || null;
}
