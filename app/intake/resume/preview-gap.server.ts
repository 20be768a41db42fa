import { FidelioError } from "../../base/errors";
import { inShop } from "../../db/tenancy.server";
import type { OrderAndCustomer } from "../../shopify/facts/from-webhook";
import { readOrder, scanOrders } from "../../shopify/orders.server";
import { progress } from "../../members/runs.server";
import { readStanding, type Gap } from "./gap.server";
import { inChunks, previewChunk, type GapFigures } from "./preview-chunk.server";

/** What resuming would do for the orders of the gap. */
export interface GapPreview extends GapFigures {
  since: string;
  until: string;
  /** false: there are more orders than a preview looks at */
  complete: boolean;
}

/** A gap of more orders than this is told as "at least". */
const mostOrders = 20_000;
const readsAtOnce = 5;
const perStep = 50;

/**
 * Reads the orders that changed in the gap and says what resuming would grant and take back: they are applied by the very
 * door by which they will come in, in transactions that are then undone. Nothing is kept but the run's progress.
 */
export async function previewGap(shopId: string, runId: string): Promise<GapPreview> {
  const { status, domain, gap } = await inShop(shopId, (tx) => readStanding(tx));
  if (status !== "paused" || !gap) throw new FidelioError("conflict", { reason: "not-paused", status });
  const { ids, complete } = await changedSince(domain, gap);
  const step = (done: number) => inShop(shopId, (tx) => progress(tx, runId, { done, total: ids.length }));
  await step(0);
  const orders: OrderAndCustomer[] = [];
  for (let from = 0; from < ids.length; from += readsAtOnce) {
    const read = await Promise.all(ids.slice(from, from + readsAtOnce).map((id) => readOrder(domain, id)));
    orders.push(...read.filter((order) => order !== null));
    if (from % perStep === 0) await step(from);
  }
  const sum: GapFigures = { orders: 0, earning: 0, granted: 0, takenBack: 0, members: 0 };
  for (const chunk of inChunks(orders)) {
    const figures = await previewChunk(shopId, chunk, gap);
    for (const name of Object.keys(sum) as Array<keyof GapFigures>) sum[name] += figures[name];
  }
  return { ...sum, complete, since: gap.since.toISOString(), until: gap.until.toISOString() };
}

async function changedSince(domain: string, gap: Gap): Promise<{ ids: string[]; complete: boolean }> {
  const ids = new Set<string>();
  for await (const page of scanOrders(domain, { updatedFrom: gap.since })) {
    for (const { orderId } of page) {
      if (ids.size >= mostOrders) return { ids: [...ids], complete: false };
      ids.add(orderId);
    }
  }
  return { ids: [...ids], complete: true };
}
