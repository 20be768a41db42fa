import { inShop, type ShopTx } from "../../db/tenancy.server";
import type { OrderFacts, RefundFacts } from "../../loyalty/order-facts";
import { shopRow } from "../../programs/shop.server";
import { addRefund } from "../../shopify/facts/add-refund";
import { readOrder } from "../../shopify/orders.server";
import type { ReadOrderPayload } from "../jobs";
import { lockOrders, whileOthersJudge } from "../shop-lock.server";
import { applyOrders } from "./apply-orders.server";
import { loadFacts } from "./load-orders.server";

export type Reading = "known" | "applied" | "from-our-copy" | "not-given";

/**
 * Reads an order from Shopify and applies it. Where Shopify no longer gives the order (60 days without `read_all_orders`),
 * a refund that we heard of is applied to the facts we hold, and the order is marked as judged from our copy.
 */
export async function readOrderAgain({ shopId, orderId, refund }: ReadOrderPayload): Promise<Reading> {
  const { domain, known } = await inShop(shopId, async (tx) => ({
    domain: (await shopRow(tx)).domain,
    known: refund !== undefined && knows((await loadFacts(tx, [orderId])).get(orderId), refund),
  }));
  if (known) return "known";
  const order = await readOrder(domain, orderId);
  return inShop(
    shopId,
    async (tx) => {
      if (order) {
        await applyOrders(tx, [{ ...order, source: "admin" }]);
        return "applied";
      }
      return refund ? applyToOurCopy(tx, orderId, refund) : "not-given";
    },
    whileOthersJudge,
  );
}

async function applyToOurCopy(tx: ShopTx, orderId: string, refund: RefundFacts): Promise<Reading> {
  await lockOrders(tx);
  const facts = (await loadFacts(tx, [orderId])).get(orderId);
  if (!facts) return "not-given";
  if (knows(facts, refund)) return "known";
  await applyOrders(tx, [{ facts: addRefund(facts, refund), customer: null, source: "our-copy" }]);
  return "from-our-copy";
}

const knows = (facts: OrderFacts | undefined, refund: RefundFacts): boolean => facts?.refunds.some(({ id }) => id === refund.id) ?? false;
