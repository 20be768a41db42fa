import { environment } from "../base/environment.server";

/** Where the shop's own pages are, without a slash at the end; Shopify leads on to the domain that the shop chose. */
export function shopAddress(shopDomain: string): string {
  return environment().SHOPIFY_VIA ?? `https://${shopDomain}`;
}
