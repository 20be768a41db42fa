import type { BenchDatabase } from "../intake/database";
import { capture } from "../intake/capture";
import { batchSize, planBatches, writeBatch, type Batch } from "../intake/replay";
import { domainOf, type Sizes } from "./sizes";
import { onDatabase, serverUse } from "./world";

/**
 * Bare SQL, as in `bench:intake`: on `stored`, which holds all events and nothing else, shop after shop, one transaction for each 500
 * events that fetches their bodies, writes from memory the very rows that the app left in `done` and marks the events. An order's rows
 * are written once, with the first of its events; the app judges it anew with each. Answers seconds,
 * and those of the server's processor.
 */
export async function bareSql(
  stored: BenchDatabase,
  done: BenchDatabase,
  { shops }: Sizes,
): Promise<{ seconds: number; ofServer: number }> {
  return onDatabase(stored.url, async (client) => {
    let [seconds, ofServer] = [0, 0];
    for (let shop = 0; shop < shops; shop++) {
      const domain = domainOf(shop);
      const written = await capture(done.adminUrl, domain);
      const { rows } = await client.query<{ order: string }>(
        "select split_part(event_id, '-', 1) as order from webhook_event where shop_domain = $1 order by next_attempt_at, id",
        [domain],
      );
      const batchOf = new Map<string, number>();
      rows.forEach(({ order }, place) => batchOf.has(order) || batchOf.set(order, Math.floor(place / batchSize)));
      const batches: Batch[] = planBatches(written, batchOf, Math.ceil(rows.length / batchSize));
      const before = (await serverUse(client)).processorMs ?? 0;
      const began = performance.now();
      for (const batch of batches) await writeBatch(client, domain, written.shopId, batch);
      seconds += (performance.now() - began) / 1000;
      ofServer += (((await serverUse(client)).processorMs ?? 0) - before) / 1000;
    }
    return { seconds, ofServer };
  });
}
