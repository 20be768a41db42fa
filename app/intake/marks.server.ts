import { systemSql } from "../db/system.server";
import type { ShopTx } from "../db/tenancy.server";
import type { StoredEvent } from "./batch.server";
import { isDue } from "./inbox.server";
import type { Outcome } from "./topic";

/** How long to wait before the next try of an event that failed alone, in seconds; after the last it is a dead letter. */
const waits = [5, 30, 120, 600, 1800, 7200];

/**
 * Claims those of the events that nobody else has taken or finished meanwhile. Ends with the transaction. Says how the shop
 * stands now: it may have left, or come back, since its turn began.
 */
export async function claim(tx: ShopTx, ids: string[]): Promise<{ claimed: Set<string>; status: string | undefined }> {
  const rows = await tx.sql<{ id: string; status: string }>(
    `select id, (select status from shop where id = $2) as status from webhook_event
     where id = any($1::bigint[]) and processed_at is null and dead_at is null for update skip locked`,
    [ids, tx.shopId],
    "claim_events",
  );
  return { claimed: new Set(rows.map((row) => row.id)), status: rows[0]?.status };
}

/** Marks events as processed, in the transaction of what they did. One time for the whole batch, by which it can be told from others. */
export async function markProcessed(tx: ShopTx, outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  if (outcomes.size === 0) return;
  await tx.sql(
    `update webhook_event e set processed_at = statement_timestamp(), outcome = done.outcome, attempts = attempts + 1, error = null
     from unnest($1::bigint[], $2::text[]) as done(id, outcome) where e.id = done.id`,
    [[...outcomes.keys()], [...outcomes.values()]],
    "mark_processed",
  );
}

/** Marks events that no try can ever apply. They stay, for a person to see. */
export async function markDead(tx: ShopTx, dead: ReadonlyMap<string, string>): Promise<void> {
  if (dead.size === 0) return;
  await tx.sql(
    `update webhook_event e set dead_at = now(), outcome = 'dead', attempts = attempts + 1, error = done.error
     from unnest($1::bigint[], $2::text[]) as done(id, error) where e.id = done.id`,
    [[...dead.keys()], [...dead.values()]],
    "mark_dead",
  );
}

/** One event failed alone: it waits longer each time, and after the sixth wait it is a dead letter. */
export async function markFailed(event: StoredEvent, error: unknown): Promise<void> {
  await systemSql(
    `update webhook_event set attempts = attempts + 1, error = $2,
       dead_at = case when attempts >= $4 then now() end, outcome = case when attempts >= $4 then 'dead' end,
       next_attempt_at = now() + make_interval(secs => ($3::float8[])[least(attempts, $4 - 1) + 1])
     where id = $1 and processed_at is null and dead_at is null`,
    [event.id, (error instanceof Error ? error.message : String(error)).slice(0, 1000), waits, waits.length],
    "mark_failed",
  );
}

/** Events of a domain that has no shop are kept until it installs; not if it did so a moment ago, when they are its own. */
export async function markUnknownShop(shopDomain: string): Promise<number> {
  const rows = await systemSql(
    `update webhook_event set processed_at = now(), outcome = 'unknown-shop' where id in (
       select id from webhook_event where shop_domain = $1 and ${isDue} and not exists (select from shop where domain = $1)
       limit 500 for update skip locked)
     returning id`,
    [shopDomain],
    "mark_unknown_shop",
  );
  return rows.length;
}

/** The shop has installed the app, or is active again: what came meanwhile is applied now. Bodies that were emptied stay as they are. */
export async function requeueShop(shopDomain: string): Promise<number> {
  const rows = await systemSql(
    `update webhook_event set processed_at = null, outcome = null, next_attempt_at = now()
     where shop_domain = $1 and processed_at is not null and outcome in ('unknown-shop', 'not-active') and body is not null returning id`,
    [shopDomain],
  );
  return rows.length;
}
