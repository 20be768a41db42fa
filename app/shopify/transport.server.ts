import { environment } from "../base/environment.server";

const shopHost = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/u;

/**
 * Where a request goes in truth. In production: to Shopify. In local mode: to the stand-in at SHOPIFY_VIA, which learns
 * the shop from `x-forwarded-host`; anything that is no shop is refused, so that no request leaves the machine.
 */
export function routeRequest(request: Request, via: string | undefined): Request {
  if (via === undefined) return request;
  const url = new URL(request.url);
  if (!shopHost.test(url.hostname)) throw new TypeError(`Local mode asks nobody but shops, and ${url.hostname} is none.`);
  const routed = new Request(new URL(url.pathname + url.search, via), request);
  routed.headers.set("x-forwarded-host", url.hostname);
  return routed;
}

/** `fetch` for everything that speaks to Shopify, the library's own calls included. */
export const shopifyFetch: typeof fetch = (input, init) => fetch(routeRequest(new Request(input, init), environment().SHOPIFY_VIA));
