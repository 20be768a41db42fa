import { FidelioError } from "../base/errors";
import { adminClient } from "./admin/client.server";
import {
  CreateKeptCollectionDocument,
  DeleteKeptCollectionDocument,
  FindKeptCollectionDocument,
  UpdateKeptCollectionDocument,
} from "./admin/generated";
import { gidOf } from "./facts/ids";
import { keptPrefix } from "./kept-handle";

/** Shopify's bound of a list in an input. */
const atOnce = 250;

export interface KeptCollection {
  gid: string;
  /** of the source that holds what we select */
  sourceGid: string;
}

/** The collection of a digest, made where there is none: its handle is the natural key. Throws `shopify_unavailable` and `conflict`. */
export async function ensureCollection(shopDomain: string, digest: string, title: string): Promise<KeptCollection> {
  const client = adminClient(shopDomain);
  const handle = `${keptPrefix}${digest}`;
  const { collectionByIdentifier: found } = await client.run(FindKeptCollectionDocument, { handle });
  if (found) return asKept(shopDomain, found);
  const collection = { title, handle, sources: [{ source: { title } }] };
  const { collectionCreate: made } = await client.run(CreateKeptCollectionDocument, { collection });
  if (!made?.collection) throw refused(shopDomain, made?.userErrors ?? []);
  return asKept(shopDomain, made.collection);
}

/** Puts products in and takes others out, by decimal ids, in as many steps as it takes. */
export async function changeCollection(
  shopDomain: string,
  { gid: id, sourceGid }: KeptCollection,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const client = adminClient(shopDomain);
  const selections = (ids: readonly string[]) => ids.map((productId) => ({ productId: gidOf("Product", productId) }));
  for (let from = 0; from < Math.max(add.length, remove.length); from += atOnce) {
    const inclusion = {
      selectionsToAdd: selections(add.slice(from, from + atOnce)),
      selectionsToRemove: selections(remove.slice(from, from + atOnce)),
    };
    const collection = { id, sourcesToUpdate: [{ condition: { id: sourceGid, inclusion } }] };
    const { collectionUpdate: done } = await client.run(UpdateKeptCollectionDocument, { collection }, { repeatable: true });
    if (!done || done.userErrors.length > 0) throw refused(shopDomain, done?.userErrors ?? []);
  }
}

/** Deletes a collection of ours. One that is gone is as good as deleted. */
export async function deleteCollection(shopDomain: string, gid: string): Promise<void> {
  await adminClient(shopDomain).run(DeleteKeptCollectionDocument, { input: { id: gid } }, { repeatable: true });
}

function asKept(shopDomain: string, { id, sources }: { id: string; sources: ReadonlyArray<{ id: string }> }): KeptCollection {
  const [source] = sources;
  if (!source) throw refused(shopDomain, []);
  return { gid: id, sourceGid: source.id };
}

function refused(shop: string, errors: ReadonlyArray<{ message: string }>): FidelioError {
  return new FidelioError("conflict", { reason: "shopify-refused", shop, errors: errors.length });
}
