import type { Collection, Entry, Product, Shop } from "../store/entities";
import type { State } from "../store/state";
import { firstThemes } from "../theme/theme-state";
import { demoCollections, demoProducts } from "./demo-products";
import { readData } from "./read-data";
import { FIRST_SHOP } from "./seed-first-shop";
import { frenchCollections, frenchProducts } from "./second-shop-stock";

interface Stock {
  collections: Collection[];
  products: Product[];
}

/** Raised when what follows changes, so that a store of an earlier day gets it too. */
const EDITION = "3";

/** Read and worked out once a process: it is the same in every store. */
const stocks = new Map<string, Stock>();

function stockOf(shop: Shop): Stock {
  let stock = stocks.get(shop.domain);
  if (!stock) {
    const first = shop.domain === FIRST_SHOP;
    stock = first
      ? { collections: demoCollections(), products: demoProducts(readData(), shop.createdAt) }
      : { collections: frenchCollections(), products: frenchProducts(shop.createdAt) };
    stocks.set(shop.domain, stock);
  }
  return stock;
}

/** What a shop has before anything happened in it: goods, collections and two themes. */
export function stockShop(state: State, shop: Shop): void {
  const { domain } = shop;
  if (state.get("mark", domain, "catalogue") === EDITION) return;
  const { collections, products } = stockOf(shop);
  const themes = state.table("theme", domain).size === 0 ? firstThemes() : [];
  state.commit([
    ...collections.map((one): Entry => ["collection", domain, one.id, one]),
    ...products.map((one): Entry => ["product", domain, one.id, one]),
    ...themes.map((one): Entry => ["theme", domain, one.id, one]),
    ["mark", domain, "catalogue", EDITION],
  ]);
}
