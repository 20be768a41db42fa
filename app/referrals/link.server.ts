import { environment } from "../base/environment.server";
import { shopAddress } from "../shopify/shop-address.server";

/**
 * The link that an advocate hands on: a page of the shop's own, answered by the app, under the address that shoppers know. `storefront`
 * is that host, `domain` the one that Shopify gave, which a stand-in store of several shops is told.
 */
export function friendLink(shop: { domain: string; storefront: string }, code: string): string {
  const which = environment().SHOPIFY_VIA === undefined ? "" : `?shop=${shop.domain}`;
  return `${shopAddress(shop.storefront)}/apps/fidelio/friend/${encodeURIComponent(code)}${which}`;
}
