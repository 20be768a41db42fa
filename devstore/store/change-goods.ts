import { collectionPayload, productPayload } from "../webhooks/product-payload";
import type { Change } from "./change";
import type { Collection, Product } from "./entities";
import { RefusedRequest, startChange, type World } from "./world";
import type { Shop } from "./entities";

export function theProduct(world: World, shop: Shop, id: string): Product {
  const product = world.state.get("product", shop.domain, id);
  if (!product) throw new RefusedRequest(`${shop.domain} has no product ${id}.`);
  return product;
}

export function theCollection(world: World, shop: Shop, id: string): Collection {
  const collection = world.state.get("collection", shop.domain, id);
  if (!collection) throw new RefusedRequest(`${shop.domain} has no collection ${id}.`);
  return collection;
}

/** Handles of collections; one that the shop does not have is refused. */
export function knownCollections(world: World, shop: Shop, handles: readonly string[]): string[] {
  const known = new Set([...world.state.table("collection", shop.domain).values()].map(({ handle }) => handle));
  const stranger = handles.find((handle) => !known.has(handle));
  if (stranger !== undefined) throw new RefusedRequest(`${shop.domain} has no collection "${stranger}".`);
  return [...new Set(handles)];
}

/** The product's next version, told of as Shopify does: also when only its collections changed on its own page. */
export function changeProduct(change: Change, before: Product, fields: Partial<Product>): Product {
  const product = { ...before, ...fields, updatedAt: change.at > before.updatedAt ? change.at : before.updatedAt };
  change.put("product", change.shop.domain, product.id, product);
  change.tell("products/update", { body: productPayload(product, change.shop) });
  return product;
}

/**
 * Products enter and leave a collection on the collection's page: Shopify tells of the collection alone, and the products' own times
 * stay as they are.
 */
export function changeCollection(
  world: World,
  shop: Shop,
  collection: Collection,
  { add = [], remove = [], title }: { add?: readonly string[]; remove?: readonly string[]; title?: string },
): Collection {
  const change = startChange(world, shop);
  const after = { ...collection, ...(title === undefined ? {} : { title }) };
  change.put("collection", shop.domain, after.id, after);
  for (const id of new Set([...add, ...remove])) {
    const product = theProduct(world, shop, id);
    const others = product.collections.filter((handle) => handle !== collection.handle);
    const collections = add.includes(id) ? [...others, collection.handle] : others;
    change.put("product", shop.domain, id, { ...product, collections });
  }
  change.tell("collections/update", { body: collectionPayload(after, shop, change.at) }).commit();
  return after;
}
