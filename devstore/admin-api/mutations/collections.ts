import { GraphQLError } from "graphql";
import { collectionPayload } from "../../webhooks/product-payload";
import { changeCollection } from "../../store/change-goods";
import type { Collection } from "../../store/entities";
import { startChange } from "../../store/world";
import { gid, idOf, type Context } from "../context";
import { collectionNode } from "../nodes/product-node";
import { ShopNode } from "../nodes/shop-node";

/** Shopify's bound of a list in an input. */
const MOST = 250;

interface Selection {
  productId: string;
  variantIds?: string[] | null;
}

interface NewSource {
  source?: { title: string; inclusion?: { selections?: Selection[]; conditions?: unknown[] } } | null;
}

interface ChangedSource {
  condition?: { id: string; inclusion?: { selectionsToAdd?: Selection[]; selectionsToRemove?: Selection[] } } | null;
}

interface CollectionInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  sources?: NewSource[] | null;
  sourcesToUpdate?: ChangedSource[] | null;
}

const handleOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");

/** A handle that is taken gets a number, as at Shopify. */
function freeHandle(context: Context, wanted: string): string {
  const taken = new Set([...context.world.state.table("collection", context.shop.domain).values()].map(({ handle }) => handle));
  for (let number = 0; ; number += 1) {
    const handle = number === 0 ? wanted : `${wanted}-${number}`;
    if (!taken.has(handle)) return handle;
  }
}

function productsOf(selections: Selection[] | undefined): string[] {
  if (selections === undefined) return [];
  if (selections.length > MOST)
    throw new GraphQLError(`The input array size of ${selections.length} is greater than the maximum allowed of ${MOST}.`);
  if (selections.some(({ variantIds }) => variantIds)) throw new GraphQLError("The stand-in store selects whole products only.");
  return selections.flatMap(({ productId }) => idOf("Product", productId) ?? []);
}

function knownFields(input: object, known: string[]): void {
  const strange = Object.keys(input).find((name) => !known.includes(name));
  if (strange) throw new GraphQLError(`The stand-in store does not answer collection.${strange}.`);
}

/** A collection of selected products, in no sales channel until somebody publishes it. */
function create({ collection: input }: { collection?: CollectionInput | null }, context: Context): object {
  if (!input) throw new GraphQLError("The stand-in store answers the argument `collection` of collectionCreate.");
  knownFields(input, ["title", "handle", "sources"]);
  if (!input.title) return { collection: null, userErrors: [{ field: ["collection", "title"], message: "Title can't be blank" }] };
  const change = startChange(context.world, context.shop);
  const made: Collection = {
    id: String(change.next("collection", 430_000_000_001)),
    handle: freeHandle(context, input.handle ?? handleOf(input.title)),
    title: input.title,
    source: String(change.next("collection-source", 1)),
  };
  change.put("collection", context.shop.domain, made.id, made);
  for (const id of (input.sources ?? []).flatMap(({ source }) => productsOf(source?.inclusion?.selections))) {
    const product = context.world.state.get("product", context.shop.domain, id);
    if (product) change.put("product", context.shop.domain, id, { ...product, collections: [...product.collections, made.handle] });
  }
  change.tell("collections/create", { body: collectionPayload(made, context.shop, change.at) }).commit();
  return { collection: collectionNode(made, context), userErrors: [] };
}

/** Puts products in and takes them out. Shopify may do so a moment later, by a job. */
function update({ collection: input }: { collection?: CollectionInput | null }, context: Context): object {
  if (!input) throw new GraphQLError("The stand-in store answers the argument `collection` of collectionUpdate.");
  knownFields(input, ["id", "title", "sourcesToUpdate", "redirectNewHandle"]);
  const { state } = context.world;
  const found = state.get("collection", context.shop.domain, idOf("Collection", input.id ?? "") ?? "");
  if (!found) return { collection: null, job: null, userErrors: [{ field: ["collection", "id"], message: "Collection does not exist" }] };
  const changes = (input.sourcesToUpdate ?? []).flatMap(({ condition }) => condition ?? []);
  if (changes.some(({ id }) => idOf("CollectionConditionsSource", id) !== found.source))
    return { collection: null, job: null, userErrors: [{ field: ["collection", "sourcesToUpdate"], message: "Source does not exist" }] };
  const known = (ids: string[]) => ids.filter((id) => state.get("product", context.shop.domain, id));
  const collection = changeCollection(context.world, context.shop, found, {
    add: known(changes.flatMap(({ inclusion }) => productsOf(inclusion?.selectionsToAdd))),
    remove: known(changes.flatMap(({ inclusion }) => productsOf(inclusion?.selectionsToRemove))),
    ...(input.title ? { title: input.title } : {}),
  });
  return { collection: collectionNode(collection, context), job: null, userErrors: [] };
}

function remove({ input }: { input: { id: string } }, context: Context): object {
  const { state } = context.world;
  const { domain } = context.shop;
  const shop = () => new ShopNode(context.shop, context);
  const id = idOf("Collection", input.id) ?? "";
  const found = state.get("collection", domain, id);
  if (!found) return { deletedCollectionId: null, shop, userErrors: [{ field: ["id"], message: "Collection does not exist" }] };
  const change = startChange(context.world, context.shop).put("collection", domain, id, null);
  for (const product of state.table("product", domain).values()) {
    if (!product.collections.includes(found.handle)) continue;
    change.put("product", domain, product.id, { ...product, collections: product.collections.filter((one) => one !== found.handle) });
  }
  const body = { id, published_scope: "web", admin_graphql_api_id: gid("Collection", id) };
  change.tell("collections/delete", { body }).commit();
  return { deletedCollectionId: input.id, shop, userErrors: [] };
}

export const collectionMutations = { collectionCreate: create, collectionUpdate: update, collectionDelete: remove };
