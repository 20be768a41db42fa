import { systemSql } from "../db/system.server";
import type { ShopTx } from "../db/tenancy.server";
import { shopRow } from "../programs/shop.server";
import { subjectBytes, subjectOf, type Subject } from "./dead-letter-subject";

/** An event that no try could apply, as the Health page shows it. Never its body. */
export interface DeadLetter {
  id: string;
  topic: string;
  eventId: string;
  receivedAt: Date;
  diedAt: Date;
  attempts: number;
  error: string;
}

/** The newest 100 dead letters of a shop. */
export async function deadLetters(shopDomain: string): Promise<DeadLetter[]> {
  return systemSql<DeadLetter>(
    `select id, topic, event_id as "eventId", received_at as "receivedAt", dead_at as "diedAt", attempts, coalesce(error, '') as error
     from webhook_event where shop_domain = $1 and dead_at is not null and processed_at is null order by dead_at desc, id desc limit 100`,
    [shopDomain],
  );
}

export interface ListedDeadLetter extends DeadLetter {
  /** the order or customer that it is about; null: its body does not say */
  about: Subject | null;
  /** its body is still kept, so it can be tried again */
  retriable: boolean;
}

/** The newest dead letters of a shop, each with what it is about. Of its body nothing but that id leaves this room. */
export async function listDeadLetters(shopDomain: string): Promise<ListedDeadLetter[]> {
  const letters = await deadLetters(shopDomain);
  const rows = await systemSql<{ id: string; beginning: Buffer | null }>(
    "select id, substring(body from 1 for $2) as beginning from webhook_event where id = any($1::bigint[])",
    [letters.map(({ id }) => id), subjectBytes],
  );
  const beginnings = new Map(rows.map(({ id, beginning }) => [id, beginning]));
  return letters.map((letter) => {
    const beginning = beginnings.get(letter.id) ?? null;
    return { ...letter, about: subjectOf(letter.topic, beginning?.toString("utf8") ?? ""), retriable: beginning !== null };
  });
}

/**
 * Puts dead letters of the shop of `tx` back into the queue: those named, or all. One that lost its body stays dead. Answers
 * how many.
 */
export async function retryDeadLetters(tx: ShopTx, ids?: readonly string[]): Promise<number> {
  const { domain } = await shopRow(tx);
  const rows = await tx.sql(
    `update webhook_event set dead_at = null, outcome = null, attempts = 0, next_attempt_at = now()
     where shop_domain = $1 and dead_at is not null and processed_at is null and body is not null and ($2::bigint[] is null or id = any($2))
     returning id`,
    [domain, ids ?? null],
  );
  return rows.length;
}
