import { systemSql } from "../db/system.server";
import type { WebhookHeaders } from "./webhook-headers";

/**
 * An event that waits and is due. Times are kept in milliseconds, rounded: what was stored this instant may seem to lie half
 * a millisecond ahead.
 */
export const isDue = "processed_at is null and dead_at is null and next_attempt_at <= now() + interval '1 millisecond'";

/** The entry's one statement; `npm run bench:intake` runs the same text on a bare server. */
export const storeEventSql =
  "insert into webhook_event (shop_domain, topic, event_id, webhook_id, api_version, triggered_at, body) " +
  "values ($1, $2, $3, $4, $5, $6, $7) on conflict (shop_domain, topic, event_id) do nothing";

/** Stores an event as it came. The same event again, under whatever delivery id, changes nothing. */
export async function storeEvent(headers: WebhookHeaders, body: Buffer): Promise<void> {
  const { shopDomain, topic, eventId, webhookId, apiVersion, triggeredAt } = headers;
  await systemSql(storeEventSql, [shopDomain, topic, eventId, webhookId, apiVersion, triggeredAt, body], "store_event");
}
