import type { Goods } from "./goods-shape";
import type { GoodsFacts } from "./judgement";
import type { KeptGoods } from "./spendable";

/** What is known of a product of the catalogue; type and tags in lower case. */
export interface CatalogueProduct extends GoodsFacts {
  productId: string;
  vendor: string;
  /** its variants, where they are known; a collection holds products whole */
  variants?: readonly string[];
}

/**
 * Whether a product belongs in the collection of kept goods. A collection holds products whole, so one of which a variant is
 * excluded stays out with all of them: what a merchant excludes is never lowered.
 */
export function belongs({ only, not }: KeptGoods, product: CatalogueProduct): boolean {
  return (only === null || anyHolds(only, product)) && (not === null || !anyHolds(not, product));
}

function anyHolds(goods: Goods, product: CatalogueProduct): boolean {
  const has = (words: readonly string[] | undefined, word: string) => words?.some((one) => one.toLowerCase() === word) ?? false;
  return (
    (goods.products?.includes(product.productId) ?? false) ||
    (goods.variants?.some((id) => product.variants?.includes(id)) ?? false) ||
    (goods.collections?.some((id) => product.collections.includes(id)) ?? false) ||
    has(goods.vendors, product.vendor.toLowerCase()) ||
    has(goods.types, product.type) ||
    product.tags.some((tag) => has(goods.tags, tag))
  );
}
