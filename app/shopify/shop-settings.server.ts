import { planNamed, planOf } from "../loyalty/plans";
import { adminClient } from "./admin/client.server";
import { ReadShopDocument } from "./admin/generated";
import { idOfGid } from "./facts/ids";

/** A shop's settings as Shopify holds them. */
export interface ShopSettings {
  shopifyId: string;
  name: string;
  /** the host under which shoppers know it */
  primaryDomain: string;
  currency: string;
  zone: string;
  taxesIncluded: boolean;
  /** the primary one */
  locale: string;
  /** the published ones, the primary one first */
  locales: string[];
  plan: string;
  plus: boolean;
  /** which plan of ours the shop subscribes to at Shopify: a key of loyalty/plans; without a subscription the smallest */
  appPlan: string;
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
    primaryDomain: shop.primaryDomain.host,
    currency: shop.currencyCode,
    zone: shop.ianaTimezone,
    taxesIncluded: shop.taxesIncluded,
    locale: primary,
    locales: [primary, ...others.sort()],
    plan: shop.plan.publicDisplayName,
    plus: shop.plan.shopifyPlus,
    appPlan: appPlanOf(currentAppInstallation.activeSubscriptions.map(({ name }) => name)),
    customerAccounts: shop.customerAccountsV2.customerAccountsVersion === "CLASSIC" ? "legacy" : "new",
    scopes: currentAppInstallation.accessScopes.map((one) => one.handle).sort(),
  };
}

/** Shopify keeps one active subscription an app; a name that our table does not know buys nothing. */
function appPlanOf(names: readonly string[]): string {
  const known = names.map(planNamed).find((plan) => plan !== null);
  return (known ?? planOf("")).key;
}

/** Where Shopify shows our plans, takes the choice and bills it: the app only links there. */
export function planPageUrl(shopDomain: string): string {
  const store = shopDomain.replace(/\.myshopify\.com$/u, "");
  return `https://admin.shopify.com/store/${store}/charges/${appHandle}/pricing_plans`;
}

/** `handle` of shopify.app.toml */
const appHandle = "fidelio";
