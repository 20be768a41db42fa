import { inShop, type ShopTx } from "../../db/tenancy.server";
import { loadProductStates, movedProducts } from "../../programs/goods/load-goods.server";
import { noteProducts } from "../../programs/goods/note-products.server";
import { outdatedWords, type ProductChange, type ProductNote } from "../../programs/goods/product-history";
import { askToCompare } from "../../programs/spendable/kept-goods.server";
import { shopNeeds } from "../../programs/shop-needs.server";
import { shopRow } from "../../programs/shop.server";
import { listProducts, productsOfCollection, readProducts, type ReadProduct } from "../../shopify/products.server";
import { readAllProductsJob, type ReadCollectionPayload, type ReadProductsPayload } from "../jobs";
import { inTurn } from "../in-turn.server";
import { judgeAgainInSteps, ordersOfProducts } from "./judge-again.server";

const pagesAtOnce = 20;

/** Domain and whether any version or reward asks what products are; what was asked for may be needed no more. */
const standing = (shopId: string) =>
  inShop(shopId, async (tx) => ({
    domain: (await shopRow(tx)).domain,
    asked: (await shopNeeds(tx)).catalogue,
    at: tx.now.toISOString(),
  }));

/**
 * Reads these products and judges again the orders that waited for them, and those that were judged by something else than is known
 * now. `since`: when a change was told, so that what is new counts from then on.
 */
export async function readAndJudge({ shopId, productIds, orderIds, since }: ReadProductsPayload): Promise<void> {
  const { domain, asked, at } = await standing(shopId);
  if (!asked) return;
  const waited = orderIds.length > 0;
  const missing = waited ? await inShop(shopId, (tx) => unread(tx, productIds)) : productIds;
  const read = await readProducts(domain, missing);
  const changed = await inTurn(shopId, (tx) => noteRead(tx, read, { since, at }));
  await judgeAgainInSteps(shopId, [...orderIds, ...changed]);
}

/** Reads the next pages of all products; the job of the pages after is enqueued with the last of these. */
export async function readAllProducts(shopId: string, from: string | null): Promise<void> {
  const { domain, asked } = await standing(shopId);
  if (!asked) return;
  let after = from;
  const changed: string[] = [];
  for (let page = 1; page <= pagesAtOnce; page += 1) {
    const { at } = await standing(shopId);
    const { products, next } = await listProducts(domain, after);
    const read = new Map(products.map((product) => [product.productId, product]));
    changed.push(
      ...(await inTurn(shopId, async (tx) => {
        if (next !== null && page === pagesAtOnce) await tx.addJob(readAllProductsJob.name, { shopId, after: next });
        if (next === null) await askToCompare(tx, { catalogue: true });
        return noteRead(tx, read, { since: null, at });
      })),
    );
    after = next;
    if (next === null) break;
  }
  await judgeAgainInSteps(shopId, changed);
}

/** Who is in a collection now: what entered and left it is noted as of `since`; a collection that is gone holds nothing. */
export async function readCollection({ shopId, collectionId, since }: ReadCollectionPayload): Promise<void> {
  const { domain, asked } = await standing(shopId);
  if (!asked) return;
  const within = new Set(await productsOfCollection(domain, collectionId));
  const changed = await inTurn(shopId, async (tx) => {
    const notes = (await movedProducts(tx, collectionId, [...within])).map(({ productId, collections }): ProductNote => {
      const others = collections.filter((id) => id !== collectionId);
      return { ...silent, productId, at: since, collections: within.has(productId) ? [...others, collectionId].sort() : others };
    });
    if (notes.length > 0) await askToCompare(tx, { catalogue: false });
    return ordersOfProducts(tx, await noteProducts(tx, notes));
  });
  await judgeAgainInSteps(shopId, changed);
}

const silent = { title: null, vendor: null, type: null, tags: null, collections: null, deleted: false };

/**
 * Notes what the Admin API gave, and answers the orders to be judged again. The product's own words count from its last change, its
 * collections from `since`, or from now: nobody says when they changed. A product that Shopify does not have is noted as deleted.
 * `at`: when the reading began.
 */
export async function noteRead(
  tx: ShopTx,
  read: ReadonlyMap<string, ReadProduct | null>,
  { since, at }: { since: string | null; at: string },
): Promise<string[]> {
  const held = await loadProductStates(tx, [...read.keys()]);
  const notes: ProductNote[] = [];
  for (const [productId, product] of read) {
    const known = held.get(productId)?.at(-1);
    if (product === null) {
      if (!known?.deleted) notes.push({ ...silent, productId, at: since ?? tx.now.toISOString(), deleted: true });
      continue;
    }
    const { title, vendor, type, tags, updatedAt, collections } = product;
    const words = { productId, at: updatedAt, title, vendor, type, tags, deleted: false };
    notes.push({ ...words, collections: known ? null : collections });
    const outdated = outdatedWords(held.get(productId) ?? [], { title, vendor, type, tags }, { updatedAt, readAt: at });
    for (const state of outdated) notes.push({ ...words, at: state.from, collections: null });
    if (known) notes.push({ ...silent, productId, at: since ?? tx.now.toISOString(), collections });
  }
  const changes: ProductChange[] = await noteProducts(tx, notes);
  if (changes.length > 0) await askToCompare(tx, { catalogue: false });
  return ordersOfProducts(tx, changes);
}

async function unread(tx: ShopTx, productIds: readonly string[]): Promise<string[]> {
  const held = await loadProductStates(tx, productIds);
  return productIds.filter((id) => !held.has(id));
}
