import { inShop } from "../db/tenancy.server";
import { claim, markDead, markProcessed } from "./marks.server";
import type { Prepared } from "./prepare";
import { tryLockOrders } from "./shop-lock.server";
import type { Item, Outcome, TopicHandler } from "./topic";

/**
 * Applies events of one shop and marks them, in one transaction: all of it is stored or none. Handlers run in the order of
 * `handlers`, each once for all its events. Returns how many events were claimed; 0 when another process serves the shop.
 */
export async function applyBatch(shop: { id: string }, batch: readonly Prepared[], handlers: readonly TopicHandler[]): Promise<number> {
  return inShop(
    shop.id,
    async (tx) => {
      if (!(await tryLockOrders(tx))) return 0;
      const { claimed, status } = await claim(
        tx,
        batch.map(({ event }) => event.id),
      );
      const outcomes = new Map<string, Outcome>();
      const dead = new Map<string, string>();
      const items = new Map<TopicHandler, Array<Item<unknown>>>();
      for (const prepared of batch) {
        const { id } = prepared.event;
        if (!claimed.has(id)) continue;
        if ("dead" in prepared) dead.set(id, prepared.dead);
        else if (prepared.handler === null) outcomes.set(id, "unknown-topic");
        else if (status !== "active" && !prepared.handler.whenNotActive) outcomes.set(id, "not-active");
        else {
          const own = items.get(prepared.handler);
          if (own) own.push(prepared.item);
          else items.set(prepared.handler, [prepared.item]);
        }
      }
      for (const handler of handlers) {
        const own = items.get(handler);
        if (!own) continue;
        const results = await handler.apply(tx, own);
        own.forEach((item, index) => outcomes.set(item.eventId, results[index] ?? "applied"));
      }
      await markProcessed(tx, outcomes);
      await markDead(tx, dead);
      return claimed.size;
    },
    { timeoutMs: 120_000 },
  );
}
