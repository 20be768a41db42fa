import { adminClient } from "./admin/client.server";
import { ReadShopDocument } from "./admin/generated";
import { idOfGid } from "./facts/ids";

/** A shop's settings as Shopify holds them. */
export interface ShopSettings {
  shopifyId: string;
  name: string;
  currency: string;
  zone: string;
  taxesIncluded: boolean;
  /** the primary one */
  locale: string;
  /** the published ones, the primary one first */
  locales: string[];
  plan: string;
  plus: boolean;
  customerAccounts: "new" | "legacy";
  /** granted, sorted */
  scopes: string[];
}

/** Reads the shop's settings. Throws `shopify_unavailable`. */
export async function readShopSettings(shopDomain: string): Promise<ShopSettings> {
  const { shop, shopLocales, currentAppInstallation } = await adminClient(shopDomain).run(ReadShopDocument, {});
  const primary = shopLocales.find((one) => one.primary)?.locale ?? "en";
  const others = shopLocales.filter((one) => one.published && one.locale !== primary).map((one) => one.locale);
  return {
    shopifyId: idOfGid(shop.id),
    name: shop.name,
    currency: shop.currencyCode,
    zone: shop.ianaTimezone,
    taxesIncluded: shop.taxesIncluded,
    locale: primary,
    locales: [primary, ...others.sort()],
    plan: shop.plan.publicDisplayName,
    plus: shop.plan.shopifyPlus,
    customerAccounts: shop.customerAccountsV2.customerAccountsVersion === "CLASSIC" ? "legacy" : "new",
    scopes: currentAppInstallation.accessScopes.map((one) => one.handle).sort(),
  };
}
