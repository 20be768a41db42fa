import type { Store } from "../../store-parts";
import type { Shop } from "../../store/entities";
import type { Visitor } from "../visitor";
import { adminWords } from "../words";

/** What every page of the chrome is written from. */
export interface PageFrame {
  store: Store;
  shop: Shop;
  /** the shop's part of addresses: demo of demo.myshopify.com */
  name: string;
  visitor: Visitor;
  say: ReturnType<typeof adminWords>;
  /** path and query of the page */
  here: string;
}

export const shopName = (domain: string): string => domain.replace(/\.myshopify\.com$/u, "");

export function pageFrame(store: Store, shop: Shop, visitor: Visitor, url: URL): PageFrame {
  return { store, shop, name: shopName(shop.domain), visitor, say: adminWords(visitor.language), here: url.pathname + url.search };
}
