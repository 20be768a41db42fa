import { inShop } from "../../db/tenancy.server";
import { readOrder } from "../../shopify/orders.server";
import { applyOrders } from "../orders/apply-orders.server";
import { deleteOrders } from "../orders/delete-orders.server";
import type { IncomingOrder } from "../orders/incoming";
import { noteDrift } from "./record.server";
import type { Drift } from "./drift";

/** Orders read from Shopify at the same time. The client waits by the shop's own budget. */
const readsAtOnce = 5;

/**
 * Reads each order that drifted, whole, and applies it by the one door. Answers what was really repaired: where the facts
 * turn out to be the same, the pages were only behind.
 */
export async function repair(shop: { id: string; domain: string }, sweepId: string, found: readonly Drift[]): Promise<Drift[]> {
  const repaired: Drift[] = [];
  for (let from = 0; from < found.length; from += readsAtOnce) {
    const some = found.slice(from, from + readsAtOnce);
    const orders = await Promise.all(some.map(({ orderId }) => readOrder(shop.domain, orderId)));
    const read: Array<{ drift: Drift; incoming: IncomingOrder }> = some.flatMap((drift, index) => {
      const order = orders[index];
      return order ? [{ drift, incoming: { ...order, source: "admin" as const } }] : [];
    });
    if (read.length === 0) continue;
    repaired.push(
      ...(await inShop(shop.id, async (tx) => {
        const fates = await applyOrders(
          tx,
          read.map(({ incoming }) => incoming),
        );
        const real = read.filter((_, index) => fates[index] === "applied").map(({ drift }) => drift);
        await noteDrift(tx, sweepId, real);
        return real;
      })),
    );
  }
  return repaired;
}

/** Orders that no page showed: each is asked for by its id, and what Shopify has no more counts as deleted. */
export async function repairGone(shop: { id: string; domain: string }, sweepId: string, unseen: readonly string[]): Promise<Drift[]> {
  const gone: Drift[] = [];
  for (const orderId of unseen) {
    if (await readOrder(shop.domain, orderId)) continue;
    gone.push({ orderId, kind: "gone", ours: null, theirs: null });
  }
  if (gone.length === 0) return [];
  await inShop(shop.id, async (tx) => {
    await deleteOrders(
      tx,
      gone.map(({ orderId }) => orderId),
    );
    await noteDrift(tx, sweepId, gone);
  });
  return gone;
}
