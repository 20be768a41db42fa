import type { Collection, Product, Shop, Variant } from "./entities";
import type { World } from "./world";

/** All kinds of a product; most come in one. */
export function variantsOf(product: Product): Variant[] {
  return product.variants ?? [{ id: product.variantId, sku: product.sku, title: "Default Title", price: product.price }];
}

export function findProduct(world: World, shop: Shop, handle: string): Product | undefined {
  for (const product of world.state.table("product", shop.domain).values()) if (product.handle === handle) return product;
  return undefined;
}

export function findVariant(world: World, shop: Shop, id: string): { product: Product; variant: Variant } | undefined {
  for (const product of world.state.table("product", shop.domain).values()) {
    if (product.variantId !== id && !product.variants?.some((one) => one.id === id)) continue;
    const variant = variantsOf(product).find((one) => one.id === id);
    if (variant) return { product, variant };
  }
  return undefined;
}

/** What the storefront shows: what an app made is in no sales channel. */
export function collectionsOf(world: World, shop: Shop): Collection[] {
  return [...world.state.table("collection", shop.domain).values()].filter(({ source }) => source === undefined);
}

/** What a collection shows, dearest first, so that its first page has something to earn by; `all` has everything. */
export function productsIn(world: World, shop: Shop, handle: string): Product[] {
  const all = [...world.state.table("product", shop.domain).values()];
  const within = handle === "all" ? all : all.filter((one) => one.collections.includes(handle));
  return within.sort((one, other) => other.price - one.price || (one.id < other.id ? -1 : 1));
}
