import type { DevStore } from "../../../devstore/create-store";

const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/**
 * For tests: a request of the admin's browser, signed as Shopify signs it: a document by its address, an act (`form`) by a
 * bearer token. `spoil` is written behind the signature.
 */
export function browserRequest(store: DevStore, shop: string, path: string, form?: URLSearchParams, spoil = ""): Request {
  if (form) {
    const headers = { "user-agent": browser, authorization: `Bearer ${store.idToken(shop)}${spoil}` };
    return new Request(`http://localhost:3000${path}`, { method: "POST", body: form, headers });
  }
  return new Request(store.adminUrl(shop, path), { headers: { "user-agent": browser } });
}
