import { log } from "../base/log.server";
import { withinLog } from "../base/log-context.server";
import { count, record, span } from "../base/telemetry.server";
import { applyBatch } from "./apply-batch.server";
import { readBatch, type StoredEvent } from "./batch.server";
import { dueShops, markServed } from "./due-shops.server";
import { markFailed, markUnknownShop } from "./marks.server";
import { prepare, type Prepared } from "./prepare";
import type { TopicHandler } from "./topic";
import { topicHandlers } from "./topics/index.server";
import { isTransient } from "./transient";

/** Where a drain stands between two batches: what was read ahead for the shop that comes next. */
interface Ahead {
  domain: string;
  batch: Promise<Prepared[]>;
}

/**
 * One round: each shop with due events, the one that was served longest ago first, has one batch applied. Returns how many
 * events it finished; 0 means that nothing was due, or that other processes serve those shops.
 */
export async function drain(handlers: readonly TopicHandler[] = topicHandlers): Promise<number> {
  return (await round(handlers, undefined)).finished;
}

/** Rounds until one finishes nothing, or `goOn`, asked before each batch, says no: new events may come for ever. */
export async function drainUntilEmpty(
  handlers: readonly TopicHandler[] = topicHandlers,
  goOn: () => boolean = () => true,
): Promise<number> {
  let all = 0;
  let ahead: Ahead | undefined;
  while (goOn()) {
    const { finished, ahead: next } = await round(handlers, ahead, goOn);
    if (finished === 0) break;
    all += finished;
    ahead = next;
  }
  return all;
}

async function round(
  handlers: readonly TopicHandler[],
  before: Ahead | undefined,
  goOn: () => boolean = () => true,
): Promise<{ finished: number; ahead: Ahead | undefined }> {
  const shops = await dueShops();
  let ahead = before;
  let finished = 0;
  for (const [index, shop] of shops.entries()) {
    if (!goOn()) break;
    if (shop.id === null) {
      finished += await markUnknownShop(shop.domain);
      continue;
    }
    await markServed(shop.id);
    let batch = ahead?.domain === shop.domain ? await ahead.batch : [];
    // nothing read ahead, or nothing behind the batch before: what came meanwhile stands at the front
    if (batch.length === 0) batch = await readAndPrepare(shop.domain, undefined, handlers);
    const next = shops[index + 1] ?? shops[0]!;
    ahead = { domain: next.domain, batch: readAndPrepare(next.domain, next === shop ? batch.at(-1)?.event : undefined, handlers) };
    // it may never be asked for; asked for, it still fails
    ahead.batch.catch(() => undefined);
    finished += await serve({ id: shop.id, domain: shop.domain }, batch, handlers);
  }
  return { finished, ahead };
}

async function readAndPrepare(domain: string, after: StoredEvent | undefined, handlers: readonly TopicHandler[]): Promise<Prepared[]> {
  const byTopic = new Map(handlers.flatMap((handler) => handler.topics.map((topic) => [topic, handler] as const)));
  const events = await readBatch(domain, after);
  const batch: Prepared[] = [];
  for (const event of events) {
    // a batch is parsed in slices, so that the answers of PostgreSQL to the batch before are not kept waiting
    if (batch.length % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
    batch.push(prepare(event, byTopic));
  }
  return batch;
}

/** One shop's turn: a batch, and a line and a span about it. */
function serve(shop: { id: string; domain: string }, batch: Prepared[], handlers: readonly TopicHandler[]): Promise<number> {
  if (batch.length === 0) return Promise.resolve(0);
  const about = { shopId: shop.id, shop: shop.domain };
  return withinLog(about, () =>
    span("batch", { ...about, events: batch.length }, async () => {
      const finished = await isolate(shop, batch, handlers);
      record("fidelio.batch.size", "1", finished);
      // rows of webhook_event, by which what a shop was told can be looked up
      log.debug({ events: finished, first: batch[0]?.event.id, last: batch.at(-1)?.event.id }, "a batch was applied");
      return finished;
    }),
  );
}

/** Applies a batch; when it fails, its halves, down to the one event that fails alone. That one waits; the others are done. */
async function isolate(shop: { id: string }, batch: Prepared[], handlers: readonly TopicHandler[]): Promise<number> {
  if (batch.length === 0) return 0;
  try {
    return await applyBatch(shop, batch, handlers);
  } catch (error) {
    if (isTransient(error)) throw error;
    const [only] = batch;
    if (batch.length === 1 && only) {
      log.warn({ err: error, event: only.event.id, topic: only.event.topic }, "an event could not be applied");
      count("fidelio.events.failed", { topic: only.event.topic });
      await markFailed(only.event, error);
      return 1;
    }
    const half = Math.ceil(batch.length / 2);
    return (await isolate(shop, batch.slice(0, half), handlers)) + (await isolate(shop, batch.slice(half), handlers));
  }
}
