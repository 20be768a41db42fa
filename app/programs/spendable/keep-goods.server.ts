import { text } from "../../base/languages/text";
import { inShop, type ShopTx } from "../../db/tenancy.server";
import { belongs, type CatalogueProduct } from "../../loyalty/kept-products";
import { keptGoodsOf, type KeptGoods } from "../../loyalty/spendable";
import { changeCollection, deleteCollection, ensureCollection } from "../../shopify/kept-collections.server";
import { productsOfCollection } from "../../shopify/products.server";
import { readVariants } from "../../shopify/variants.server";
import { shopRow, type ShopRow } from "../shop.server";
import { liveVersion, scheduledVersion } from "../versions.server";
import { digestOf, keptRows, keptScope, type KeptRow } from "./kept-goods.server";

/**
 * Makes what collections the live and the scheduled version need, puts in them what belongs there, and takes away those that nobody
 * holds a code for any more. Safe to repeat. A new one is ready only once all products have been read, so that no code lowers less
 * than it should. Throws `shopify_unavailable`.
 */
export async function keepGoods(shopId: string, { catalogue }: { catalogue: boolean }): Promise<void> {
  const { shop, rows, wanted } = await inShop(shopId, async (tx) => ({
    shop: await shopRow(tx),
    rows: await keptRows(tx),
    wanted: await wantedDigests(tx),
  }));
  const { domain } = shop;
  if (rows.length === 0) return;
  if (!shop.scopes.includes(keptScope)) {
    await inShop(shopId, (tx) => note(tx, {}, { error: "scope-missing" }));
    return;
  }
  for (const row of rows) {
    if (wanted.has(row.digest)) await keep(shop, row, catalogue);
    else if (row.collectionGid !== null) await takeAway(shopId, domain, { ...row, collectionGid: row.collectionGid });
  }
}

async function keep({ id: shopId, domain, locale }: ShopRow, row: KeptRow, catalogue: boolean): Promise<void> {
  const title = text(locale.startsWith("fr") ? "fr" : "en", "spendable.collection");
  const collection = await ensureCollection(domain, row.digest, title);
  const whole = await wholeProducts(domain, row.goods);
  const products = await inShop(shopId, readCatalogue);
  const wanted = new Set(products.filter((product) => belongs(whole, product)).map(({ productId }) => productId));
  const held = new Set(await productsOfCollection(domain, collection.gid.slice(collection.gid.lastIndexOf("/") + 1)));
  await changeCollection(domain, collection, {
    add: [...wanted].filter((id) => !held.has(id)),
    remove: [...held].filter((id) => !wanted.has(id)),
  });
  const ready = catalogue || row.state === "ready";
  await inShop(shopId, async (tx) => {
    const goods = { ...row.goods, whole };
    const data = { goods, collectionGid: collection.gid, syncedAt: tx.now, error: null, ...(ready ? { state: "ready" } : {}) };
    await note(tx, { digest: row.digest }, data);
  });
}

/** A collection of which no live code can be used any more; else it stays for those who hold one. */
async function takeAway(shopId: string, domain: string, row: KeptRow & { collectionGid: string }): Promise<void> {
  const collection = row.collectionGid.slice(row.collectionGid.lastIndexOf("/") + 1);
  const gone = await inShop(shopId, async (tx) => {
    const [open] = await tx.sql<{ codes: string }>(
      `select count(*)::text as codes from discount
        where shop_id = $1 and state in ('planned', 'issued') and document ->> 'keptCollection' = $2`,
      [shopId, collection],
      "spendable_codes",
    );
    if (open?.codes !== "0") return false;
    await note(tx, { digest: row.digest }, { state: "gone" });
    return true;
  });
  if (!gone) return;
  await deleteCollection(domain, row.collectionGid);
  await inShop(shopId, (tx) => note(tx, { digest: row.digest, state: "gone" }, { collectionGid: null }));
}

/** Variants are named by products: a collection holds them whole. */
async function wholeProducts(domain: string, goods: KeptGoods): Promise<KeptGoods> {
  const named = [...(goods.only?.variants ?? []), ...(goods.not?.variants ?? [])];
  if (named.length === 0) return goods;
  const known = await readVariants(domain, named);
  const withProducts = <T extends { products?: string[] | undefined; variants?: string[] | undefined }>(part: T | null): T | null => {
    if (part?.variants === undefined) return part;
    const own = part.variants.flatMap((id) => known.get(id)?.productId ?? []);
    return { ...part, variants: undefined, products: [...new Set([...(part.products ?? []), ...own])] };
  };
  return { only: withProducts(goods.only), not: withProducts(goods.not) };
}

async function wantedDigests(tx: ShopTx): Promise<Set<string>> {
  const versions = [await liveVersion(tx), await scheduledVersion(tx)];
  return new Set(versions.flatMap((version) => (version ? [...keptGoodsOf(version.program).values()].map(digestOf) : [])));
}

async function readCatalogue(tx: ShopTx): Promise<CatalogueProduct[]> {
  return tx.sql<CatalogueProduct>(
    `select product_id::text as "productId", vendor, type, tags, collections::text[] as collections from (
       select distinct on (product_id) product_id, vendor, type, tags, collections, deleted
         from product_state where shop_id = $1 order by product_id, from_at desc) as newest
      where not deleted`,
    [tx.shopId],
    "spendable_catalogue",
  );
}

async function note(tx: ShopTx, which: { digest?: string; state?: string }, data: object): Promise<void> {
  await tx.prisma.spendableGoods.updateMany({ where: { shopId: BigInt(tx.shopId), ...which }, data });
}
