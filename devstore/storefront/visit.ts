import type { Customer, Shop } from "../store/entities";
import type { Store } from "../store-parts";
import { keepCart, readCart, type Cart } from "./carts";
import { cookie, cookiesOf, seal, unseal } from "./cookies";
import { currenciesOf } from "./currencies";

const SHOP_COOKIE = "storefront_shop";
export const ANSWERED_COOKIE = "storefront_cookies";

/** One request of a shopper: where, in which language and currency, and who. */
export interface Visit {
  store: Store;
  shop: Shop;
  request: Request;
  url: URL;
  /** without the language's prefix */
  path: string;
  locale: string;
  /** "" for the shop's main language, "/fr" for another */
  prefix: string;
  /** what prices are shown and orders placed in */
  currency: string;
  customer: Customer | null;
  cart: Cart;
  /** the cookie banner was answered */
  answered: boolean;
  /** set with the answer */
  cookies: string[];
}

const short = (shop: Shop): string => shop.domain.split(".")[0]!;
const cartCookie = (shop: Shop): string => `storefront_cart_${short(shop)}`;
const customerCookie = (shop: Shop): string => `storefront_customer_${short(shop)}`;
const currencyCookie = (shop: Shop): string => `storefront_currency_${short(shop)}`;

/** The path's language: one of the shop's others by its prefix, else the main one. */
function languageOf(shop: Shop, pathname: string): { locale: string; prefix: string; path: string } {
  const other = shop.locales.find(
    (one) => one.published && !one.primary && (pathname === `/${one.locale}` || pathname.startsWith(`/${one.locale}/`)),
  );
  if (!other) return { locale: shop.locales.find((one) => one.primary)!.locale, prefix: "", path: pathname };
  return { locale: other.locale, prefix: `/${other.locale}`, path: pathname.slice(other.locale.length + 1) || "/" };
}

function shopOf(store: Store, named: string | null | undefined): Shop | undefined {
  return store.world.state.shop(named ?? "") ?? store.world.state.shops()[0];
}

/** Who asks for what. `?shop=` and `?currency=` are kept in cookies, so they need to be given once. */
export function openVisit(store: Store, request: Request): Visit | null {
  const url = new URL(request.url);
  const held = cookiesOf(request);
  const cookies: string[] = [];
  const wanted = url.searchParams.get("shop");
  const shop = shopOf(store, wanted ?? held.get(SHOP_COOKIE));
  if (!shop) return null;
  if (wanted !== null) cookies.push(cookie(SHOP_COOKIE, shop.domain));
  const chosen = url.searchParams.get("currency")?.toUpperCase();
  const currency = [chosen, held.get(currencyCookie(shop))].find((one) => one !== undefined && currenciesOf(shop).includes(one));
  if (chosen !== undefined && chosen === currency) cookies.push(cookie(currencyCookie(shop), chosen));
  const signedIn = unseal(held.get(customerCookie(shop)), store.app.apiSecret);
  return {
    store,
    shop,
    request,
    url,
    ...languageOf(shop, url.pathname),
    currency: currency ?? shop.currency,
    customer: signedIn === null ? null : (store.world.state.get("customer", shop.domain, signedIn) ?? null),
    answered: held.has(ANSWERED_COOKIE),
    cart: readCart(store.world, held.get(cartCookie(shop))),
    cookies,
  };
}

export function changeCart(visit: Visit, cart: Cart): void {
  visit.cart = cart;
  keepCart(visit.store.world, cart);
  visit.cookies.push(cookie(cartCookie(visit.shop), cart.token));
}

export function signIn(visit: Visit, customer: Customer): void {
  visit.customer = customer;
  visit.cookies.push(cookie(customerCookie(visit.shop), seal(customer.id, visit.store.app.apiSecret)));
}

export function signOut(visit: Visit): void {
  visit.customer = null;
  visit.cookies.push(cookie(customerCookie(visit.shop), null));
}

/** A path of this shop in the visitor's language. */
export function pathOf(visit: Visit, path: string): string {
  return path === "/" ? visit.prefix || "/" : `${visit.prefix}${path}`;
}

/** `wanted` when it is a path of this shop and nothing else, so that no link leads a shopper away. */
export function ownPath(wanted: FormDataEntryValue | null | undefined, otherwise: string): string {
  return typeof wanted === "string" && /^\/(?![/\\])[^\\\s]*$/u.test(wanted) ? wanted : otherwise;
}
