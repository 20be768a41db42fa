import { log } from "../../base/log.server";
import { count } from "../../base/telemetry.server";
import { inShop } from "../../db/tenancy.server";
import { shopRow } from "../../programs/shop.server";
import { hasScope } from "../../shopify/install.server";
import { digestOfFacts, type OrderDigest } from "../../shopify/order-digest";
import { scanOrders } from "../../shopify/orders.server";
import { loadFacts, loadOrders } from "../orders/load-orders.server";
import { driftOf, type Drift } from "./drift";
import { beginSweep, endSweep, noteSweptTo } from "./record.server";
import { repair, repairGone, type Repairs } from "./repair.server";

const day = 24 * 60 * 60 * 1000;
/** Shopify shows no order that is older than this without `read_all_orders`. */
const shown = 60 * day;
/** How far a scheduled sweep looks back before the last change it has seen: changes may become visible late and out of order. */
const overlap = 60 * 60 * 1000;

export interface SweepResult {
  /** orders looked at */
  orders: number;
  /** what differed and was repaired */
  drift: Array<Pick<Drift, "orderId" | "kind">>;
  /** the earliest change that was compared; null: all that Shopify has */
  reachedTo: string | null;
}

/**
 * Compares Shopify's orders with ours and repairs what drifted. Scheduled sweeps go on from the last change they saw;
 * `full` ones read all that Shopify shows, and find what was deleted there. Each sweep and each drift is recorded.
 */
export async function sweepShop(shopId: string, { full }: { full: boolean }): Promise<SweepResult> {
  const shop = await inShop(shopId, async (tx) => {
    const [row] = await tx.sql<{ swept_to: Date | null }>("select swept_to from shop where id = $1", [shopId]);
    return { id: shopId, domain: (await shopRow(tx)).domain, sweptTo: row?.swept_to ?? null, now: tx.now, sweepId: await beginSweep(tx) };
  });
  const reach = async () => ((await hasScope(shop.domain, "read_all_orders")) ? null : new Date(shop.now.getTime() - shown));
  const from = full || !shop.sweptTo ? null : new Date(shop.sweptTo.getTime() - overlap);
  const end = { orders: 0, drift: [] as Drift[], reachedTo: from };
  const left: Repairs["left"] = [];
  const seen = new Set<string>();
  try {
    const limit = await reach();
    end.reachedTo ??= limit;
    let newest: string | null = null;
    for await (const page of scanOrders(shop.domain, { updatedFrom: from })) {
      const repairs = await repair(shop, shop.sweepId, await compare(shopId, page));
      end.drift.push(...repairs.repaired);
      left.push(...repairs.left);
      for (const { orderId, updatedAt } of page) {
        seen.add(orderId);
        if (newest === null || updatedAt > newest) newest = updatedAt;
      }
    }
    end.orders = seen.size;
    if (full) {
      // asked again: what a scope that was withdrawn meanwhile no longer shows is not gone
      const shownTo = limit ?? (await reach());
      // a day within the limit: an order that grows too old while the pages are read is not gone
      const sure = shownTo && new Date(shownTo.getTime() + day);
      end.drift.push(...(await repairGone(shop, shop.sweepId, await unseen(shopId, seen, sure))));
    }
    const to = sweptTo(newest, left, shop.sweptTo);
    if (to !== null) await inShop(shopId, (tx) => noteSweptTo(tx, to));
    refuseFailures(left);
    await inShop(shopId, (tx) => endSweep(tx, shop.sweepId, { ...end, drift: end.drift.length, error: null }));
  } catch (error) {
    const sentence = error instanceof Error ? error.message.slice(0, 500) : String(error);
    await inShop(shopId, (tx) => endSweep(tx, shop.sweepId, { ...end, orders: seen.size, drift: end.drift.length, error: sentence }));
    throw error;
  }
  for (const { orderId, kind } of end.drift) {
    count("fidelio.drift.found", { kind });
    log.info({ shopId, orderId, kind }, "an order had drifted and is repaired");
  }
  return {
    orders: end.orders,
    drift: end.drift.map(({ orderId, kind }) => ({ orderId, kind })),
    reachedTo: end.reachedTo?.toISOString() ?? null,
  };
}

/** The last change that was seen, but none after one that is still to be repaired; and never back behind the last sweep's. */
function sweptTo(newest: string | null, left: Repairs["left"], before: Date | null): string | null {
  const waiting = left.flatMap(({ drift }) => drift.theirs?.updatedAt ?? []).sort()[0];
  const to = newest !== null && waiting !== undefined && waiting < newest ? waiting : newest;
  return to !== null && before !== null && to < before.toISOString() ? null : to;
}

/** What could not be applied is recorded with the sweep, and has its job tried again. */
function refuseFailures(left: Repairs["left"]): void {
  const failed = left.filter(({ error }) => error !== null);
  if (failed.length === 0) return;
  const orders = failed.slice(0, 5).map(({ drift }) => drift.orderId);
  throw new Error(`${failed.length} orders could not be repaired (${orders.join(", ")}): ${failed[0]?.error ?? ""}`);
}

async function compare(shopId: string, page: readonly OrderDigest[]): Promise<Drift[]> {
  const ids = page.map(({ orderId }) => orderId);
  const { rows, facts } = await inShop(shopId, async (tx) => ({ rows: await loadOrders(tx, ids), facts: await loadFacts(tx, ids) }));
  return page.flatMap((theirs) => {
    // it was deleted since; the pages are behind
    if (rows.get(theirs.orderId)?.deleted) return [];
    const own = facts.get(theirs.orderId);
    // whose order it is was forgotten, and is no difference
    const compared = rows.get(theirs.orderId)?.forgotten ? { ...theirs, customerId: null } : theirs;
    return driftOf(compared, own ? digestOfFacts(own) : null) ?? [];
  });
}

/** Orders of ours that Shopify should have shown and did not. */
async function unseen(shopId: string, seen: ReadonlySet<string>, from: Date | null): Promise<string[]> {
  const rows = await inShop(shopId, (tx) =>
    tx.sql<{ order_id: string }>(
      "select order_id from order_state where shop_id = $1 and not deleted and not from_our_copy and placed_at >= coalesce($2::timestamptz, 'epoch') order by order_id",
      [shopId, from],
    ),
  );
  return rows.map((row) => row.order_id).filter((id) => !seen.has(id));
}
