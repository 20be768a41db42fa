import type { ShopTx } from "../../db/tenancy.server";
import type { Language } from "../../loyalty/words";

/** Where a shopper asks from: through the shop's own address, or from an extension. */
export type Surface = "storefront" | "checkout" | "account";

/** A shopper's request, whichever door it came through. */
export interface ShopperRequest {
  shopId: string;
  shopDomain: string;
  surface: Surface;
  query: URLSearchParams;
  /** what a form or a script sent; empty for GET */
  fields: Record<string, string>;
  /** where a form leads back to */
  back: string;
  language: Language;
  /** the network address that they ask from, as proxies say it: for limits and signs, never a proof */
  network: string | null;
  inShop<T>(fn: (tx: ShopTx) => Promise<T>): Promise<T>;
}

export interface SignedInRequest extends ShopperRequest {
  /** Shopify's word, never the page's */
  customerId: string;
}

/** Who may not be signed in. */
export type VisitorRequest = ShopperRequest & { customerId: string | null };

/** JSON for a script; for a form without one, where the browser goes next. */
export interface ShopperAnswer {
  status?: number;
  body: object;
  to?: string;
}

/** One wish of a signed-in customer. Throws `Refused` with the reason, or an error that has one. */
export type ShopperHandler = (request: SignedInRequest) => Promise<ShopperAnswer>;
