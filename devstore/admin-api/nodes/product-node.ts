import type { Collection, Product, Variant } from "../../store/entities";
import { decimal } from "../../store/money";
import { Connection, sortKey, type PageArguments } from "../connection";
import { findVariant, variantsOf } from "../../store/catalogue";
import { gid, type Context } from "../context";

export function productNode(context: Context, id: string | null): object | null {
  const product = id === null ? undefined : context.world.state.get("product", context.shop.domain, id);
  return product ? new ProductNode(product) : null;
}

export function variantNode(context: Context, id: string | null): object | null {
  if (id === null) return null;
  const found = findVariant(context.world, context.shop, id);
  return found ? variantOf(found.product, found.variant, context) : null;
}

function variantOf(product: Product, variant: Variant, context: Context): object {
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: product.variants ? `${product.title} - ${variant.title}` : product.title,
    sku: variant.sku,
    availableForSale: true,
    price: decimal(variant.price, context.shop.currency),
    product: () => new ProductNode(product),
  };
}

class ProductNode {
  readonly __typename = "Product";

  constructor(private readonly product: Product) {}

  id = () => gid("Product", this.product.id);
  legacyResourceId = () => this.product.id;
  title = () => this.product.title;
  handle = () => this.product.handle;
  vendor = () => this.product.vendor;
  productType = () => this.product.type;
  tags = () => this.product.tags;
  status = () => "ACTIVE";
  isGiftCard = () => this.product.giftCard;
  createdAt = () => this.product.createdAt;
  updatedAt = () => this.product.updatedAt;
  featuredMedia = () => null;

  variants = (args: PageArguments, context: Context) =>
    new Connection(
      variantsOf(this.product),
      args,
      (one) => one.id,
      (one) => variantOf(this.product, one, context),
    );

  collections = (args: PageArguments, context: Context) => {
    const all = [...context.world.state.table("collection", context.shop.domain).values()];
    return collectionConnection(
      all.filter((one) => this.product.collections.includes(one.handle)),
      args,
      context,
    );
  };

  inCollection = (args: { id: string }, context: Context) =>
    [...context.world.state.table("collection", context.shop.domain).values()].some(
      (one) => gid("Collection", one.id) === args.id && this.product.collections.includes(one.handle),
    );
}

export function collectionNode(collection: Collection, context: Context): object {
  const products = () =>
    [...context.world.state.table("product", context.shop.domain).values()].filter((one) => one.collections.includes(collection.handle));
  return {
    __typename: "Collection",
    id: gid("Collection", collection.id),
    legacyResourceId: collection.id,
    handle: collection.handle,
    title: collection.title,
    products: (args: PageArguments) => productConnection(products(), args),
    productsCount: () => ({ count: products().length, precision: "EXACT" }),
    hasProduct: (args: { id: string }) => products().some(({ id }) => gid("Product", id) === args.id),
    sources: () =>
      collection.source === undefined
        ? []
        : [{ __typename: "CollectionConditionsSource", id: gid("CollectionConditionsSource", collection.source), title: collection.title }],
  };
}

export function productConnection(products: Iterable<Product>, args: PageArguments): object {
  return new Connection(
    products,
    args,
    (one) => sortKey("", one.id),
    (one) => new ProductNode(one),
  );
}

/** These variants, of whichever product. */
export function variantConnection(products: Product[], ids: readonly string[], args: PageArguments, context: Context): object {
  const all = products.flatMap((product) => variantsOf(product).map((variant) => ({ product, variant })));
  return new Connection(
    all.filter(({ variant }) => ids.includes(variant.id)),
    args,
    (one) => one.variant.id,
    ({ product, variant }) => variantOf(product, variant, context),
  );
}

export function collectionConnection(collections: Iterable<Collection>, args: PageArguments, context: Context): object {
  return new Connection(
    collections,
    args,
    (one) => sortKey("", one.id),
    (one) => collectionNode(one, context),
  );
}
