import { createHash } from "node:crypto";
import { z } from "zod";
import { realNow } from "../../base/clock";
import type { ShopTx } from "../../db/tenancy.server";
import { goodsSchema } from "../../loyalty/goods-shape";
import type { Program } from "../../loyalty/program";
import { rewardGoodsSchema } from "../../loyalty/reward-shape";
import { entitlementOf, keptGoodsOf, keptText, type KeptGoods } from "../../loyalty/spendable";
import { gidOf, idOfGid } from "../../shopify/facts/ids";
import { shopRow } from "../shop.server";
import { keepGoodsJob } from "./jobs";

/** Optional: asked of the merchant where goods are excluded from spending. */
export const keptScope = "write_products";

const keptSchema = z.object({ only: rewardGoodsSchema.nullable(), not: goodsSchema.nullable() });
/** `whole`: the same with the products of the variants that are named, because a collection holds products whole. */
const storedSchema = keptSchema.extend({ whole: keptSchema.nullable().default(null) });

/** Why a collection is not there yet: the app may not make it, or the work is under way. */
export type KeptFault = "scope-missing" | null;

/** A row of `spendable_goods`. */
export interface KeptRow {
  digest: string;
  goods: KeptGoods;
  whole: KeptGoods | null;
  state: "making" | "ready" | "gone";
  collectionGid: string | null;
  error: string | null;
}

export function digestOf(goods: KeptGoods): string {
  return createHash("sha256").update(keptText(goods)).digest("hex").slice(0, 32);
}

/** All rows of the shop, or those of some digests. */
export async function keptRows(tx: ShopTx, digests?: readonly string[]): Promise<KeptRow[]> {
  const rows = await tx.prisma.spendableGoods.findMany({
    where: { shopId: BigInt(tx.shopId), ...(digests === undefined ? {} : { digest: { in: [...digests] } }) },
  });
  return rows.map(({ digest, goods, state, collectionGid, error }) => {
    const { whole, ...kept } = storedSchema.parse(goods);
    return { digest, goods: kept, whole, state: state as KeptRow["state"], collectionGid, error };
  });
}

/**
 * The collection that holds these goods: its number, and what it holds; null while it is not ready. One that the app may change no
 * longer is not ready: what was excluded since is still in it.
 */
export async function readyCollection(tx: ShopTx, goods: KeptGoods): Promise<{ collectionId: string; whole: KeptGoods } | null> {
  const [row] = await keptRows(tx, [digestOf(goods)]);
  if (row?.state !== "ready" || row.collectionGid === null || !(await mayKeep(tx))) return null;
  return { collectionId: row.collectionGid.slice(row.collectionGid.lastIndexOf("/") + 1), whole: row.whole ?? row.goods };
}

/**
 * Has the collections made that a version about to be published needs, after all products were read. Call in the publication; those of
 * versions before stay until nobody holds a code for them.
 */
export async function askToKeep(tx: ShopTx, program: Program): Promise<void> {
  const wanted = keptGoodsOf(program);
  if (wanted.size === 0) return;
  const shopId = BigInt(tx.shopId);
  const data = [...wanted.values()].map((goods) => ({ shopId, digest: digestOf(goods), goods: { ...goods } }));
  const { count } = await tx.prisma.spendableGoods.createMany({ data, skipDuplicates: true });
  const digests = data.map(({ digest }) => digest);
  const back = await tx.prisma.spendableGoods.updateMany({
    where: { shopId, digest: { in: digests }, state: "gone" },
    data: { state: "making", collectionGid: null },
  });
  if (count + back.count > 0) await tx.addJob("read-all-products", { shopId: tx.shopId }, { key: `read-all-products/${tx.shopId}` });
}

/**
 * Of these collections those that we kept, and that somebody deleted at Shopify: their rewards wait until they are made anew. Answers
 * their numbers. What we took away ourselves is done with.
 */
export async function forgetCollections(tx: ShopTx, collectionIds: readonly string[]): Promise<string[]> {
  const which = {
    shopId: BigInt(tx.shopId),
    collectionGid: { in: collectionIds.map((id) => gidOf("Collection", id)) },
    state: { not: "gone" },
  };
  const rows = await tx.prisma.spendableGoods.findMany({ where: which, select: { collectionGid: true } });
  if (rows.length === 0) return [];
  await tx.prisma.spendableGoods.updateMany({ where: which, data: { state: "making", collectionGid: null } });
  await tx.addJob("read-all-products", { shopId: tx.shopId }, { key: `read-all-products/${tx.shopId}` });
  return rows.flatMap(({ collectionGid }) => (collectionGid === null ? [] : idOfGid(collectionGid)));
}

/** A product that changed is read in some seconds, with its collections; and what changes within a turn is compared once. */
const settlesWithinMs = 20_000;
const turnMs = 20_000;

/**
 * Has the collections compared with the catalogue: soon, or at once after the whole of it was read, which is what the first comparison
 * waits for.
 */
export async function askToCompare(tx: ShopTx, { catalogue }: { catalogue: boolean }): Promise<void> {
  const some = await tx.prisma.spendableGoods.findFirst({ where: { shopId: BigInt(tx.shopId) }, select: { digest: true } });
  if (some === null) return;
  const payload = keepGoodsJob.payload.parse({ shopId: tx.shopId, catalogue });
  const now = realNow().getTime();
  const turn = catalogue ? "catalogue" : Math.floor(now / turnMs);
  await tx.addJob(keepGoodsJob.name, payload, {
    key: `${keepGoodsJob.name}/${tx.shopId}/${turn}`,
    queue: `products/${tx.shopId}`,
    ...(catalogue ? {} : { runAt: new Date(now + settlesWithinMs) }),
  });
}

/** Whether the shop lets the app keep collections. */
export const mayKeep = async (tx: ShopTx): Promise<boolean> => (await shopRow(tx)).scopes.includes(keptScope);

/** The live rewards of a program that cannot be taken yet because their collection is not ready, with what it waits for. */
export async function waitingRewards(tx: ShopTx, program: Program): Promise<Map<string, KeptFault>> {
  const rows = new Map((await keptRows(tx)).map((row) => [row.digest, row]));
  const may = await mayKeep(tx);
  const waiting = new Map<string, KeptFault>();
  for (const reward of program.rewards) {
    const entitled = reward.archived ? null : entitlementOf(program, reward);
    if (entitled?.kind !== "kept") continue;
    const row = rows.get(digestOf(entitled.goods));
    if (!may) waiting.set(reward.key, "scope-missing");
    else if (row?.state !== "ready") waiting.set(reward.key, null);
  }
  return waiting;
}

/** The app may make collections now: those that wait for it are made once the products have been read anew. */
export async function askWhereAllowed(tx: ShopTx): Promise<void> {
  const waits = await tx.prisma.spendableGoods.findFirst({ where: { shopId: BigInt(tx.shopId), error: "scope-missing" } });
  if (waits) await tx.addJob("read-all-products", { shopId: tx.shopId }, { key: `read-all-products/${tx.shopId}` });
}
