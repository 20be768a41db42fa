import { decimal } from "../store/money";
import type { Collection, Product, Shop, Variant } from "../store/entities";
import type { World } from "../store/world";

interface Row {
  id: string;
  title: string;
  detail: string;
  resource: object;
}

const MOST = 50;
const gid = (kind: string, id: string) => `gid://shopify/${kind}/${id}`;
const variantsOf = (product: Product): Variant[] =>
  product.variants ?? [{ id: product.variantId, sku: product.sku, title: "Default Title", price: product.price }];

function variantResource(shop: Shop, product: Product, variant: Variant, position: number): object {
  const default_ = product.variants === undefined;
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    displayName: default_ ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: decimal(variant.price, shop.currency),
    position,
    availableForSale: true,
    product: { id: gid("Product", product.id), title: product.title, handle: product.handle },
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

function productResource(shop: Shop, product: Product): object {
  const variants = variantsOf(product);
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.type,
    tags: product.tags,
    status: "ACTIVE",
    images: [],
    hasOnlyDefaultVariant: product.variants === undefined,
    totalVariants: variants.length,
    variants: variants.map((variant, place) => variantResource(shop, product, variant, place + 1)),
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
  };
}

function collectionResource(collection: Collection, productsCount: number): object {
  return { id: gid("Collection", collection.id), title: collection.title, handle: collection.handle, productsCount };
}

const price = (shop: Shop, minor: number) => `${decimal(minor, shop.currency)} ${shop.currency}`;

function rows(world: World, shop: Shop, type: string): Row[] {
  const products = [...world.state.table("product", shop.domain).values()];
  if (type === "product") {
    return products.map((one) => ({
      id: gid("Product", one.id),
      title: one.title,
      detail: price(shop, one.price),
      resource: productResource(shop, one),
    }));
  }
  if (type === "variant") {
    return products.flatMap((product) =>
      variantsOf(product).map((variant, place) => ({
        id: gid("ProductVariant", variant.id),
        title: product.variants === undefined ? product.title : `${product.title} – ${variant.title}`,
        detail: price(shop, variant.price),
        resource: variantResource(shop, product, variant, place + 1),
      })),
    );
  }
  return [...world.state.table("collection", shop.domain).values()].map((one) => {
    const count = products.filter((product) => product.collections.includes(one.handle)).length;
    return { id: gid("Collection", one.id), title: one.title, detail: String(count), resource: collectionResource(one, count) };
  });
}

/** What the resource picker lists: the first 50 whose title has the words searched for, in Shopify's shape of each. */
export function resources(world: World, shop: Shop, type: string, query: string): Row[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows(world, shop, type).filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return found.sort((one, other) => one.title.localeCompare(other.title)).slice(0, MOST);
}
