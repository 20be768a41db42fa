import type { BenchDatabase } from "../intake/database";
import { capture, type TableRows } from "../intake/capture";
import { batchSize, insertOf, planBatches, writeBatch, type Batch } from "../intake/replay";
import { domainOf, type Sizes } from "./sizes";
import { onDatabase, serverUse } from "./world";

/**
 * Bare SQL, as in `bench:intake`: on `stored`, which holds all events and nothing else, shop after shop, one transaction for each 500
 * events that fetches their bodies, writes from memory the very rows that the app left in `done` and marks the events. An order's rows
 * are written with the first of its events, its facts again with each batch that brings newer ones. Answers seconds,
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
      const { rows } = await client.query<Told>(
        "select split_part(event_id, '-', 1) as order, split_part(event_id, '-', 2)::int as stage from webhook_event where shop_domain = $1 order by next_attempt_at, id",
        [domain],
      );
      const { batchOf, again } = sort(rows);
      const batches: Batch[] = planBatches(written, batchOf, Math.ceil(rows.length / batchSize));
      const rowOf = new Map(written.order_state.rows.map((row) => [row["order_id"]!, row]));
      for (const [batch, orders] of again)
        batches[batch]!.inserts.push(
          newerFacts(
            written.order_state,
            orders.map((id) => rowOf.get(id)!),
          ),
        );
      const before = (await serverUse(client)).processorMs ?? 0;
      const began = performance.now();
      for (const batch of batches) await writeBatch(client, domain, written.shopId, batch);
      seconds += (performance.now() - began) / 1000;
      ofServer += (((await serverUse(client)).processorMs ?? 0) - before) / 1000;
    }
    return { seconds, ofServer };
  });
}

interface Told {
  order: string;
  stage: number;
}

/** In which batch each order is first told of, and which orders later batches bring newer facts of. */
function sort(events: readonly Told[]): { batchOf: Map<string, number>; again: Map<number, string[]> } {
  const batchOf = new Map<string, number>();
  const newest = new Map<string, number>();
  const again = new Map<number, string[]>();
  for (const [batch, told] of Map.groupBy(
    events.map((event, place) => ({ ...event, batch: Math.floor(place / batchSize) })),
    (event) => event.batch,
  )) {
    const stages = new Map<string, number>();
    for (const { order, stage } of told) stages.set(order, Math.max(stage, stages.get(order) ?? -1));
    for (const [order, stage] of stages) {
      const before = newest.get(order);
      if (before === undefined) batchOf.set(order, batch);
      else if (stage > before) again.set(batch, [...(again.get(batch) ?? []), order]);
      newest.set(order, Math.max(stage, before ?? -1));
    }
  }
  return { batchOf, again };
}

function newerFacts(table: TableRows, rows: TableRows["rows"]): Batch["inserts"][number] {
  const { text, values } = insertOf("order_state", table, rows);
  const set =
    "facts = excluded.facts, source_updated_at = excluded.source_updated_at, counts = excluded.counts, explanation = excluded.explanation";
  return { name: "newer_facts", text: `${text} on conflict (shop_id, order_id) do update set ${set}`, values };
}
