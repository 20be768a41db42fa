import { isDeepStrictEqual } from "node:util";
import type { ShopTx } from "../../db/tenancy.server";
import { withoutPerson } from "../../loyalty/order-facts";
import type { Fate, IncomingOrder } from "./incoming";
import { loadFacts } from "./load-orders.server";
import type { OrderRow } from "./order-row";

export interface Sorted {
  /** one for each of the incoming orders, in their order */
  fates: Fate[];
  /** the newest of each order that is to be stored */
  fresh: Map<string, IncomingOrder>;
  /** orders of which two different accounts of one instant are known */
  tied: Set<string>;
}

/**
 * Which of the incoming orders say something new. The newest `updatedAt` wins, whenever it comes. Of two different accounts
 * of one instant the Admin API's wins; between two webhooks neither does: what is held stays until the order is read again.
 */
export async function sortByNewest(tx: ShopTx, orders: readonly IncomingOrder[], held: ReadonlyMap<string, OrderRow>): Promise<Sorted> {
  const sameInstant = orders.filter(({ facts }) => held.get(facts.orderId)?.updated_at.toISOString() === facts.updatedAt);
  const heldFacts = await loadFacts(tx, [...new Set(sameInstant.map(({ facts }) => facts.orderId))]);
  const fresh = new Map<string, IncomingOrder>();
  const tied = new Set<string>();
  const accept = (order: IncomingOrder): Fate => {
    const { orderId, updatedAt } = order.facts;
    const best = fresh.get(orderId);
    const row = held.get(orderId);
    const bestAt = best?.facts.updatedAt ?? row?.updated_at.toISOString();
    if (bestAt !== undefined && updatedAt < bestAt) return "stale";
    if (bestAt === updatedAt) {
      const same = best ? order.facts : row?.forgotten ? withoutPerson(order.facts) : order.facts;
      if (isDeepStrictEqual(best?.facts ?? heldFacts.get(orderId), same)) return "unchanged";
      if (order.source === "webhook") {
        tied.add(orderId);
        return "tie";
      }
    }
    fresh.set(orderId, order);
    // a tie of an earlier instant no longer matters, and the Admin API's word ends one
    tied.delete(orderId);
    return "applied";
  };
  return { fates: orders.map(accept), fresh, tied };
}
