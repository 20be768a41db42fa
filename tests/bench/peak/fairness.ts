import type pg from "pg";
import { smallest } from "./sizes";

export interface Fairness {
  /** events of shops with three orders */
  events: number;
  /** seconds from being stored to being done */
  p50: number;
  p99: number;
  worst: number;
  /** the most batches of any one other shop that began and ended while such an event waited; one is fair */
  mostOfAnother: number;
  /** batches in all, and what they hold on average */
  batches: number;
  perBatch: number;
}

interface Waited {
  domain: string;
  received: number;
  processed: number;
}

/** How the small shops fared, from the inbox itself: a batch is what was marked as done at one time. */
export async function fairness(client: pg.Client): Promise<Fairness> {
  const { rows: batches } = await client.query<{ domain: string; at: number; events: number }>(
    `select shop_domain as domain, extract(epoch from processed_at)::float8 as at, count(*)::int as events
     from webhook_event where processed_at is not null group by 1, 2 order by 2`,
  );
  const { rows: waited } = await client.query<Waited>(
    `select shop_domain as domain, extract(epoch from received_at)::float8 as received, extract(epoch from processed_at)::float8 as processed
     from webhook_event where shop_domain in (
       select shop_domain from webhook_event where topic = 'orders/create' group by 1 having count(*) = $1)`,
    [smallest],
  );
  const seconds = waited.map(({ received, processed }) => processed - received).sort((a, b) => a - b);
  const at = (part: number) => seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * part))] ?? 0;
  const events = batches.reduce((sum, batch) => sum + batch.events, 0);
  return {
    events: waited.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    mostOfAnother: Math.max(0, ...waited.map((one) => mostOfAnother(one, batches))),
    batches: batches.length,
    perBatch: batches.length === 0 ? 0 : events / batches.length,
  };
}

/** Batches at once of all workers: that many were under way when an event came, and were nobody's to choose any more. */
const underWay = 1;

function mostOfAnother({ domain, received, processed }: Waited, batches: ReadonlyArray<{ domain: string; at: number }>): number {
  const counts = new Map<string, number>();
  const meanwhile = batches.filter((batch) => batch.at > received && batch.at < processed).slice(underWay);
  for (const batch of meanwhile) if (batch.domain !== domain) counts.set(batch.domain, (counts.get(batch.domain) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
