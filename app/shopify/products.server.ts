import { adminClient } from "./admin/client.server";
import type { AdminClient } from "./admin/client";
import {
  ListCollectionProductsDocument,
  ListProductsDocument,
  ReadProductCollectionsDocument,
  ReadProductsDocument,
  type ProductFieldsFragment,
} from "./admin/generated";
import { gidOf, idOfGid } from "./facts/ids";
import { wordOf, wordsOf, type ProductFacts } from "./facts/product-facts";
import { utc } from "./facts/times";
import { isKept } from "./kept-handle";

/** Products that one query reads: each with its first collections costs some thirty points, and a query may cost 1,000. */
export const productsAtOnce = 30;

/** A product that the Admin API gave, with all its collections. */
export type ReadProduct = ProductFacts & { collections: string[] };

/** These products by id; null where Shopify has none (any more). Throws `shopify_unavailable`. */
export async function readProducts(shopDomain: string, productIds: readonly string[]): Promise<Map<string, ReadProduct | null>> {
  const client = adminClient(shopDomain);
  const found = new Map<string, ReadProduct | null>(productIds.map((id) => [id, null]));
  for (let from = 0; from < productIds.length; from += productsAtOnce) {
    const ids = productIds.slice(from, from + productsAtOnce).map((id) => gidOf("Product", id));
    const { nodes } = await client.run(ReadProductsDocument, { ids });
    for (const node of nodes) {
      if (!node || !isProduct(node)) continue;
      const product = await whole(client, node);
      found.set(product.productId, product);
    }
  }
  return found;
}

/** A page of all products, by id; `next` null: it was the last. */
export async function listProducts(shopDomain: string, after: string | null): Promise<{ products: ReadProduct[]; next: string | null }> {
  const client = adminClient(shopDomain);
  const { products } = await client.run(ListProductsDocument, { after });
  const read: ReadProduct[] = [];
  for (const node of products.nodes) read.push(await whole(client, node));
  return { products: read, next: products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null };
}

/** The products that are in a collection now; none of a collection that is gone. */
export async function productsOfCollection(shopDomain: string, collectionId: string): Promise<string[]> {
  const client = adminClient(shopDomain);
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { collection }: { collection: CollectionPage | null } = await client.run(ListCollectionProductsDocument, {
      id: gidOf("Collection", collectionId),
      after,
    });
    if (!collection) return ids;
    ids.push(...collection.products.nodes.map(({ id }) => idOfGid(id)));
    after = collection.products.pageInfo.hasNextPage ? collection.products.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

interface CollectionPage {
  products: { nodes: Array<{ id: string }>; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const isProduct = (node: object): node is ProductFieldsFragment => "productType" in node;

async function whole(client: AdminClient, node: ProductFieldsFragment): Promise<ReadProduct> {
  const collections = [...node.collections.nodes];
  let page = node.collections.pageInfo;
  while (page.hasNextPage) {
    const { product } = await client.run(ReadProductCollectionsDocument, { id: node.id, after: page.endCursor });
    if (!product) break;
    collections.push(...product.collections.nodes);
    page = product.collections.pageInfo;
  }
  return {
    productId: idOfGid(node.id),
    title: node.title,
    vendor: node.vendor,
    type: wordOf(node.productType),
    tags: wordsOf(node.tags),
    collections: [...new Set(collections.filter(({ handle }) => !isKept(handle)).map(({ id }) => idOfGid(id)))].sort(),
    updatedAt: utc(node.updatedAt),
  };
}
