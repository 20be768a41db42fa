import { decimal } from "../store/money";
import { variantsOf } from "../store/catalogue";
import type { Collection, Product, Shop } from "../store/entities";
import { restTime } from "./rest-values";

/** A product in REST shape: the body of products/create and products/update. It does not say which collections it is in. */
export function productPayload(product: Product, shop: Shop): object {
  const time = (at: string) => restTime(at, shop.zone);
  return {
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    body_html: null,
    created_at: time(product.createdAt),
    handle: product.handle,
    id: product.id,
    product_type: product.type,
    published_at: time(product.createdAt),
    template_suffix: null,
    title: product.title,
    updated_at: time(product.updatedAt),
    vendor: product.vendor,
    status: "active",
    published_scope: "web",
    tags: product.tags.join(", "),
    variants: variantsOf(product).map((variant, place) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      id: variant.id,
      product_id: product.id,
      position: place + 1,
      price: decimal(variant.price, shop.currency),
      sku: variant.sku,
      taxable: true,
      title: variant.title,
      updated_at: time(product.updatedAt),
    })),
    options: [],
    images: [],
    image: null,
    media: [],
    variant_gids: variantsOf(product).map((variant) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      updated_at: product.updatedAt,
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

/** A collection in REST shape: the body of collections/create and collections/update. It does not say what is in it. */
export function collectionPayload(collection: Collection, shop: Shop, updatedAt: string): object {
  return {
    id: collection.id,
    handle: collection.handle,
    title: collection.title,
    updated_at: restTime(updatedAt, shop.zone),
    body_html: null,
    published_at: restTime(shop.createdAt, shop.zone),
    sort_order: null,
    template_suffix: null,
    published_scope: "web",
    admin_graphql_api_id: `gid://shopify/Collection/${collection.id}`,
  };
}
