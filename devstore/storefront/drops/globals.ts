import { Drop } from "liquidjs";
import { currenciesOf } from "../currencies";
import { moneyFormat } from "../liquid/money-format";
import { pathOf, type Visit } from "../visit";
import { cartDrop } from "./cart-drop";
import { listedCollections } from "./collection-drop";
import { customerDrop } from "./customer-drop";

/** `template` is written as text and read as an object. */
class TemplateDrop extends Drop {
  readonly suffix: string | null;
  readonly directory: string | null;
  constructor(readonly name: string) {
    super();
    this.suffix = name.includes(".") ? name.split(".")[1]! : null;
    this.directory = name.includes("/") ? name.split("/")[0]! : null;
  }
  override valueOf(): string {
    return this.name;
  }
  override toString(): string {
    return this.name;
  }
}

const languageNames: Record<string, string> = { en: "English", fr: "Français" };

const languageDrop = (visit: Visit, locale: string, primary: boolean): object => ({
  iso_code: locale,
  name: languageNames[locale] ?? locale,
  endonym_name: languageNames[locale] ?? locale,
  primary,
  root_url: primary ? "/" : `/${locale}`,
  // the same page in that language
  page_url: (primary ? "" : `/${locale}`) + (visit.path === "/" && !primary ? "" : visit.path) || "/",
});

const currencyDrop = (code: string): object => ({ iso_code: code, name: code, symbol: code });

function shopDrop({ shop, currency }: Visit): object {
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryDomain ?? shop.domain,
    permanent_domain: shop.domain,
    url: `https://${shop.primaryDomain ?? shop.domain}`,
    secure_url: `https://${shop.primaryDomain ?? shop.domain}`,
    currency: shop.currency,
    money_format: moneyFormat(shop, currency),
    money_with_currency_format: `${moneyFormat(shop, currency)} ${currency}`,
    enabled_currencies: currenciesOf(shop).map(currencyDrop),
    published_locales: shop.locales.filter((one) => one.published).map((one) => ({ iso_code: one.locale, primary: one.primary })),
    locale: shop.locales.find((one) => one.primary)?.locale,
    taxes_included: shop.taxesIncluded,
    customer_accounts_enabled: true,
    customer_accounts_optional: true,
    metafields: {},
  };
}

function routesDrop(visit: Visit): object {
  const to = (path: string) => pathOf(visit, path);
  return {
    root_url: to("/"),
    account_url: to("/account"),
    account_login_url: to("/account/login"),
    account_logout_url: to("/account/logout"),
    account_register_url: to("/account/login"),
    all_products_collection_url: to("/collections/all"),
    collections_url: to("/collections"),
    cart_url: to("/cart"),
    cart_add_url: to("/cart/add"),
    cart_change_url: to("/cart/change"),
    cart_update_url: to("/cart/update"),
    cart_clear_url: to("/cart/clear"),
    search_url: to("/search"),
    // the one that leads back: new accounts' own sign-in forgets where one was
    storefront_login_url: `${to("/customer_authentication/login")}?return_to=${encodeURIComponent(visit.url.pathname)}`,
  };
}

function localizationDrop(visit: Visit): object {
  const languages = visit.shop.locales.filter((one) => one.published);
  const all = languages.map((one) => languageDrop(visit, one.locale, one.primary));
  const country = { iso_code: visit.shop.country, name: visit.shop.country, currency: currencyDrop(visit.currency) };
  return {
    language: all[languages.findIndex((one) => one.locale === visit.locale)],
    available_languages: all,
    country,
    available_countries: [country],
  };
}

/** What every file of a theme or an app sees. */
export function globalsOf(visit: Visit, template: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { shop, url, locale } = visit;
  const primary = shop.locales.some((one) => one.primary && one.locale === locale);
  return {
    shop: shopDrop(visit),
    customer: customerDrop(visit),
    cart: cartDrop(visit),
    collections: listedCollections(visit),
    template: new TemplateDrop(template),
    request: {
      host: shop.domain,
      origin: `https://${shop.domain}`,
      path: url.pathname,
      page_type: template.split(".")[0],
      design_mode: false,
      locale: languageDrop(visit, locale, primary),
    },
    routes: routesDrop(visit),
    localization: localizationDrop(visit),
    settings: { cookies_answered: visit.answered },
    canonical_url: `https://${shop.domain}${url.pathname}`,
    page_title: shop.name,
    ...more,
  };
}
