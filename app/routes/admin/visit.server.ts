import { chooseLanguage } from "../../base/languages/text";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import type { Language } from "../../loyalty/words";
import { shopRow } from "../../programs/shop.server";
import { authenticateAdmin } from "../../shopify/authenticate.server";

/** A visit of the merchant's staff to a page of the app. */
export interface PageVisit {
  shopId: string;
  language: Language;
  /** IANA zone of the shop: the page's days are its days */
  zone: string;
  inShop<T>(fn: (tx: ShopTx) => Promise<T>): Promise<T>;
}

/** Signs the visit in and says in which language it speaks: the admin's `locale`, which our own links carry on. */
export async function pageVisit(request: Request): Promise<PageVisit> {
  const { shop } = await authenticateAdmin(request);
  const { zone } = await inShop(shop.shopId, shopRow);
  return { shopId: shop.shopId, language: visitLanguage(request), zone, inShop: (fn) => inShop(shop.shopId, fn) };
}

export function visitLanguage(request: Request): Language {
  return chooseLanguage(new URL(request.url).searchParams.get("locale"), request.headers.get("accept-language"));
}
