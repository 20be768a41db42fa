import { chooseLanguage } from "../../base/languages/text";
import { inShop, type ShopTx, type TransactionLimits } from "../../db/tenancy.server";
import type { Language } from "../../loyalty/words";
import { noteStaff } from "../../programs/staff.server";
import { authenticateAdmin } from "../../shopify/authenticate.server";

/** A visit of the merchant's staff to a page of the app. */
export interface PageVisit {
  shopId: string;
  shopDomain: string;
  /** "active", "paused" … */
  shopStatus: string;
  language: Language;
  /** IANA zone of the shop: the page's days are its days */
  zone: string;
  currency: string;
  plus: boolean;
  /** who acts, as audit entries and publications name them: "staff:<Shopify user id>" */
  actor: string;
  inShop<T>(fn: (tx: ShopTx) => Promise<T>, limits?: TransactionLimits): Promise<T>;
}

/** Signs the visit in and says in which language it speaks: the admin's `locale`, which our own links carry on. */
export async function pageVisit(request: Request): Promise<PageVisit> {
  const { shop, staffId, idToken } = await authenticateAdmin(request);
  await noteStaff({ shopId: shop.shopId, shopDomain: shop.shopDomain, staffId, idToken });
  return {
    shopId: shop.shopId,
    shopDomain: shop.shopDomain,
    shopStatus: shop.status,
    language: visitLanguage(request),
    zone: shop.zone,
    currency: shop.currency,
    plus: shop.plus,
    actor: `staff:${staffId}`,
    inShop: (fn, limits) => inShop(shop.shopId, fn, limits),
  };
}

export function visitLanguage(request: Request): Language {
  return chooseLanguage(new URL(request.url).searchParams.get("locale"), request.headers.get("accept-language"));
}
