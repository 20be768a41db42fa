/**
 * Where an address of Shopify lies in the stand-in: `shopify:admin/…`, `https://admin.shopify.com/store/…` and the shop's own
 * `https://{shop}/…`. Null: it is none of Shopify's.
 */
export function standInAddress(address: string, shop: string, store: string): string | null {
  const name = (domain: string) => domain.replace(/\.myshopify\.com$/u, "");
  const inApp = /^shopify:\/*admin\/?(.*)$/iu.exec(address);
  if (inApp) return `${store}/admin/store/${name(shop)}/${inApp[1]}`;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.protocol !== "https:") return null;
  const rest = url.search + url.hash;
  if (url.hostname === "admin.shopify.com") return `${store}/admin${url.pathname}${rest}`;
  if (url.hostname !== shop) return null;
  const admin = /^\/admin(\/.*)?$/u.exec(url.pathname);
  if (admin) return `${store}/admin/store/${name(shop)}${admin[1] ?? ""}${rest}`;
  url.searchParams.set("shop", shop);
  return `${store}${url.pathname}${url.search}${url.hash}`;
}
