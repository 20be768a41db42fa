import type { ShopTx } from "../../db/tenancy.server";
import { versionOf } from "../../loyalty/judge-order";
import type { GoodsFacts, Judgement, MemberOrder } from "../../loyalty/judgement";
import type { OrderFacts } from "../../loyalty/order-facts";
import type { ProgramVersion } from "../../loyalty/program";
import { loadGoods, unknownProducts } from "../../programs/goods/load-goods.server";
import { needsOfVersions } from "../../programs/needs";
import { readGiftCardJob, readProductsJob } from "../jobs";
import type { MemberOrders } from "./judge-members.server";

/** Gives orders whose version asks for it what is known of their products, in one statement. `goods` keeps what earlier turns loaded. */
export async function goodsOfTurn(
  tx: ShopTx,
  versions: readonly ProgramVersion[],
  orders: readonly MemberOrder[],
  goods: Map<string, Record<string, GoodsFacts>>,
): Promise<void> {
  const asked = orders.filter(({ facts, placedAt }) => facts !== null && needsAt(versions, placedAt).goods);
  const missing = asked.flatMap(({ orderId, facts }) => (facts !== null && !goods.has(orderId) ? [facts] : []));
  if (missing.length > 0) for (const [orderId, own] of await loadGoods(tx, missing)) goods.set(orderId, own);
  for (const order of asked) order.goods = goods.get(order.orderId) ?? {};
}

interface Known {
  judged: ReadonlyMap<string, Judgement>;
  loaded: ReadonlyMap<string, OrderFacts>;
  goods: ReadonlyMap<string, Record<string, GoodsFacts>>;
}

/**
 * Has a job read what these orders were judged without: products that nobody read yet, and how much was paid by gift card, which may
 * change with every change of the order. They are judged again afterwards.
 */
export async function askForKnowledge(
  tx: ShopTx,
  versions: readonly ProgramVersion[],
  members: readonly MemberOrders[],
  { judged, loaded, goods }: Known,
): Promise<void> {
  const products = new Set<string>();
  const waiting: string[] = [];
  for (const { orders } of members) {
    for (const [orderId, { row, facts: own }] of orders) {
      const facts = own ?? loaded.get(orderId);
      if (!facts || !judged.has(orderId)) continue;
      const needs = needsAt(versions, facts.placedAt);
      const unknown = needs.goods ? unknownProducts(facts, goods.get(orderId) ?? {}) : [];
      unknown.forEach((id) => products.add(id));
      if (unknown.length > 0) waiting.push(orderId);
      const news = row === null || row.gift_card_paid === null || row.updated_at.toISOString() !== facts.updatedAt;
      if (needs.giftCard && news && facts.paidWith.includes("gift_card")) {
        const payload = readGiftCardJob.payload.parse({ shopId: tx.shopId, orderId });
        await tx.addJob(readGiftCardJob.name, payload, { key: `${readGiftCardJob.name}/${tx.shopId}/${orderId}` });
      }
    }
  }
  if (waiting.length === 0) return;
  const payload = readProductsJob.payload.parse({ shopId: tx.shopId, productIds: [...products], orderIds: waiting });
  await tx.addJob(readProductsJob.name, payload, { queue: `products/${tx.shopId}` });
}

function needsAt(versions: readonly ProgramVersion[], placedAt: string) {
  const version = versionOf(versions, placedAt);
  return needsOfVersions(version ? [version] : []);
}
