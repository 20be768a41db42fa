import { isFidelioError } from "../../base/errors";
import { inShop } from "../../db/tenancy.server";
import { readOrder } from "../../shopify/orders.server";
import { applyOrders } from "../orders/apply-orders.server";
import { deleteOrders } from "../orders/delete-orders.server";
import type { IncomingOrder } from "../orders/incoming";
import { whileOthersJudge } from "../shop-lock.server";
import { isTransient } from "../transient";
import { noteDrift } from "./record.server";
import type { Drift } from "./drift";

/** Orders read from Shopify at the same time. The client waits by the shop's own budget. */
const readsAtOnce = 5;

type Shop = { id: string; domain: string };
type Read = { drift: Drift; incoming: IncomingOrder };

export interface Repairs {
  /** what was really repaired: where the facts turn out to be the same, the pages were only behind */
  repaired: Drift[];
  /** what could not be; `error` null: Shopify shows the order and does not give it */
  left: Array<{ drift: Drift; error: string | null }>;
}

/**
 * Reads each order that drifted, whole, and applies it by the one door. An order that fails alone is left, and the others
 * are repaired. Throws when Shopify or the database is away.
 */
export async function repair(shop: Shop, sweepId: string, found: readonly Drift[]): Promise<Repairs> {
  const repairs: Repairs = { repaired: [], left: [] };
  for (let from = 0; from < found.length; from += readsAtOnce) {
    const read = await readAll(shop, found.slice(from, from + readsAtOnce), repairs);
    try {
      repairs.repaired.push(...(await apply(shop, sweepId, read)));
    } catch (error) {
      if (isTransient(error)) throw error;
      for (const one of read) await applyAlone(shop, sweepId, one, repairs);
    }
  }
  return repairs;
}

async function readAll(shop: Shop, drifts: readonly Drift[], { left }: Repairs): Promise<Read[]> {
  const orders = await Promise.all(
    drifts.map(({ orderId }) =>
      readOrder(shop.domain, orderId).catch((error: unknown) => {
        if (isFidelioError(error) || isTransient(error)) throw error;
        return sentence(error);
      }),
    ),
  );
  return drifts.flatMap((drift, index) => {
    const order = orders[index] ?? null;
    if (order !== null && typeof order !== "string") return [{ drift, incoming: { ...order, source: "admin" as const } }];
    left.push({ drift, error: order });
    return [];
  });
}

async function apply(shop: Shop, sweepId: string, read: readonly Read[]): Promise<Drift[]> {
  if (read.length === 0) return [];
  return inShop(
    shop.id,
    async (tx) => {
      const fates = await applyOrders(
        tx,
        read.map(({ incoming }) => incoming),
      );
      const real = read.filter((_, index) => fates[index] === "applied").map(({ drift }) => drift);
      await noteDrift(tx, sweepId, real);
      return real;
    },
    whileOthersJudge,
  );
}

async function applyAlone(shop: Shop, sweepId: string, one: Read, { repaired, left }: Repairs): Promise<void> {
  try {
    repaired.push(...(await apply(shop, sweepId, [one])));
  } catch (error) {
    if (isTransient(error)) throw error;
    left.push({ drift: one.drift, error: sentence(error) });
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 300) : String(error));

/** Orders that no page showed: each is asked for by its id, and what Shopify has no more counts as deleted. */
export async function repairGone(shop: Shop, sweepId: string, unseen: readonly string[]): Promise<Drift[]> {
  const gone: Drift[] = [];
  for (const orderId of unseen) {
    if (await readOrder(shop.domain, orderId)) continue;
    gone.push({ orderId, kind: "gone", ours: null, theirs: null });
  }
  if (gone.length === 0) return [];
  await inShop(
    shop.id,
    async (tx) => {
      await deleteOrders(
        tx,
        gone.map(({ orderId }) => orderId),
      );
      await noteDrift(tx, sweepId, gone);
    },
    whileOthersJudge,
  );
  return gone;
}
