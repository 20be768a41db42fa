import { systemSql } from "../db/system.server";
import { isTransient } from "./transient";
import type { WebhookHeaders } from "./webhook-headers";

/**
 * An event that waits and is due. Times are kept in milliseconds, rounded: what was stored this instant may seem to lie half
 * a millisecond ahead.
 */
export const isDue = "processed_at is null and dead_at is null and next_attempt_at <= now() + interval '1 millisecond'";

/** Whether events of the shop wait for their turn. */
export async function eventsWait(shopId: string): Promise<boolean> {
  const [row] = await systemSql<{ wait: boolean }>(
    `select exists (select from webhook_event where shop_domain = (select domain from shop where id = $1) and ${isDue}) as wait`,
    [shopId],
    "events_wait",
  );
  return row?.wait === true;
}

/**
 * Statements of this process at once. What comes while they are under way is stored by the next one, together: at the peak a statement
 * takes what came meanwhile, at other times each event goes at once and alone.
 */
const statementsAtOnce = 2;
/** Of one statement: rows, and bytes of their bodies. */
const mostRows = 32;
const mostBytes = 2 * 1024 * 1024;

const columns = 7;
const texts = new Map<number, string>();

/** The entry's one statement for so many events; for one event `npm run bench:intake` runs it on a bare server. */
export function storeSql(events: number): string {
  const made = texts.get(events);
  if (made !== undefined) return made;
  const row = (place: number) => `(${Array.from({ length: columns }, (_, column) => `$${place * columns + column + 1}`).join(", ")})`;
  const text =
    "insert into webhook_event (shop_domain, topic, event_id, webhook_id, api_version, triggered_at, body) values " +
    `${Array.from({ length: events }, (_, place) => row(place)).join(", ")} on conflict (shop_domain, topic, event_id) do nothing`;
  texts.set(events, text);
  return text;
}

interface Waiting {
  headers: WebhookHeaders;
  body: Buffer;
  stored(): void;
  failed(error: unknown): void;
}

const waiting: Waiting[] = [];
let underWay = 0;

/**
 * Stores an event as it came; resolves once it is committed. The same event again, under whatever delivery id, changes nothing.
 */
export function storeEvent(headers: WebhookHeaders, body: Buffer): Promise<void> {
  return new Promise((stored, failed) => {
    waiting.push({ headers, body, stored, failed });
    next();
  });
}

function next(): void {
  while (underWay < statementsAtOnce && waiting.length > 0) {
    underWay += 1;
    void storeTogether(take()).finally(() => {
      underWay -= 1;
      next();
    });
  }
}

function take(): Waiting[] {
  let rows = 0;
  for (let bytes = 0; rows < Math.min(mostRows, waiting.length); rows++) {
    bytes += waiting[rows]!.body.length;
    if (rows > 0 && bytes > mostBytes) break;
  }
  return waiting.splice(0, rows);
}

async function storeTogether(events: readonly Waiting[]): Promise<void> {
  try {
    await insert(events);
    for (const { stored } of events) stored();
  } catch (error) {
    // the database is away: who waits behind these would only hear it later
    if (isTransient(error)) for (const { failed } of [...events, ...waiting.splice(0)]) failed(error);
    // something about one of them: the others are stored
    else if (events.length > 1) for (const event of events) await storeTogether([event]);
    else events[0]?.failed(error);
  }
}

/** In the order of their key: two statements that know the same events wait for one another, never each for the other. */
async function insert(events: readonly Waiting[]): Promise<void> {
  const sorted = events.length === 1 ? events : [...events].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const values = sorted.flatMap(({ headers: { shopDomain, topic, eventId, webhookId, apiVersion, triggeredAt }, body }) => [
    shopDomain,
    topic,
    eventId,
    webhookId,
    apiVersion,
    triggeredAt,
    body,
  ]);
  await systemSql(storeSql(events.length), values, `store_events_${events.length}`);
}

const keyOf = ({ headers: { shopDomain, topic, eventId } }: Waiting): string => `${shopDomain}\n${topic}\n${eventId}`;
