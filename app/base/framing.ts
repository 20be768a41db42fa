const shopName = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/u;

/** The policy of who may frame a page: the admin of the shop that the address names, and nobody where it names none. */
export function framingPolicy(address: string): string {
  const named = new URL(address).searchParams.getAll("shop");
  const shop = named.length === 1 ? named[0] : undefined;
  if (!shop || !shopName.test(shop)) return "frame-ancestors 'none';";
  return `frame-ancestors https://${shop} https://admin.shopify.com;`;
}
