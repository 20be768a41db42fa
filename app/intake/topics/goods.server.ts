import { realNow } from "../../base/clock";
import type { ShopTx } from "../../db/tenancy.server";
import { loadProductStates } from "../../programs/goods/load-goods.server";
import { noteProducts } from "../../programs/goods/note-products.server";
import type { ProductNote } from "../../programs/goods/product-history";
import { shopNeeds } from "../../programs/shop-needs.server";
import { askToCompare, forgetCollections } from "../../programs/spendable/kept-goods.server";
import type { ProductFacts } from "../../shopify/facts/product-facts";
import { namedFromWebhook, productFromWebhook, type NamedGoods } from "../../shopify/facts/product-from-webhook";
import { isKept } from "../../shopify/kept-handle";
import { endCodesOf } from "../../redemptions/release.server";
import { judgeAgain, ordersOfProducts } from "../goods/judge-again.server";
import { readCollectionJob, readProductsJob } from "../jobs";
import type { Outcome, TopicHandler } from "../topic";

/** Shopify works out which automatic collections a product is in a moment after it changed. */
const settlesWithinMs = 5_000;
const turnMs = 10_000;

const asked = async (tx: ShopTx) => (await shopNeeds(tx)).catalogue;

/** What a product is called, its type and tags count from its own change on. Its collections, which no webhook says, are read. */
export const products: TopicHandler<ProductFacts> = {
  topics: ["products/create", "products/update"],
  read: (payload) => productFromWebhook(payload),
  async apply(tx, items) {
    if (!(await asked(tx))) return items.map(() => "unchanged");
    const changes = await noteProducts(
      tx,
      items.map(({ work: { updatedAt: at, ...said } }): ProductNote => ({ ...said, at, deleted: false })),
    );
    if (changes.length > 0) await askToCompare(tx, { catalogue: false });
    await judgeAgain(tx, await ordersOfProducts(tx, changes));
    for (const { work } of items) await readSoon(tx, work);
    return items.map(() => "applied");
  },
};

/** Once in some seconds for each product: an order of it is told as a change too. One shop's readings go one after the other. */
async function readSoon(tx: ShopTx, { productId, updatedAt }: ProductFacts): Promise<void> {
  const now = realNow().getTime();
  const payload = readProductsJob.payload.parse({ shopId: tx.shopId, productIds: [productId], since: updatedAt });
  await tx.addJob(readProductsJob.name, payload, {
    key: `${readProductsJob.name}/${tx.shopId}/${productId}/${Math.floor(now / turnMs)}`,
    queue: `products/${tx.shopId}`,
    runAt: new Date(now + settlesWithinMs),
  });
}

/** What a product was stays known: orders of before are judged by it. */
export const productDeletes: TopicHandler<string> = {
  topics: ["products/delete"],
  read: (payload) => namedFromWebhook(payload).id,
  async apply(tx, items) {
    if (!(await asked(tx))) return items.map(() => "unchanged");
    const held = await loadProductStates(
      tx,
      items.map(({ work }) => work),
    );
    const said = { title: null, vendor: null, type: null, tags: null, collections: null, deleted: true };
    const known = items.filter(({ work }) => held.has(work));
    await noteProducts(
      tx,
      known.map(({ work }) => ({ ...said, productId: work, at: tx.now.toISOString() })),
    );
    if (known.length > 0) await askToCompare(tx, { catalogue: false });
    return items.map(({ work }): Outcome => (held.has(work) ? "applied" : "unchanged"));
  },
};

/**
 * The collection's own topic tells that products entered or left it, not which: who is in it is read. Ours are ours to know, but for one
 * that somebody deleted, of which Shopify tells the number alone: it is made anew, and codes that were for it lower nothing any more.
 */
export const collections: TopicHandler<NamedGoods> = {
  topics: ["collections/create", "collections/update", "collections/delete"],
  read: (payload) => namedFromWebhook(payload),
  async apply(tx, items) {
    const unnamed = items.filter(({ work }) => work.handle === null).map(({ work }) => work.id);
    const lost = unnamed.length === 0 ? [] : await forgetCollections(tx, unnamed);
    if (lost.length > 0) await endCodesOf(tx, lost);
    if (!(await asked(tx))) return items.map(({ work }) => (lost.includes(work.id) ? "applied" : "unchanged"));
    const others = items.filter(({ work }) => !isKept(work.handle));
    for (const { work } of others) {
      const payload = readCollectionJob.payload.parse({
        shopId: tx.shopId,
        collectionId: work.id,
        since: work.at ?? tx.now.toISOString(),
      });
      await tx.addJob(readCollectionJob.name, payload, { queue: `products/${tx.shopId}` });
    }
    return items.map((item): Outcome => (others.includes(item) ? "to-read" : "unchanged"));
  },
};
