import { systemSql } from "../db/system.server";

/** How many rows one statement touches: short locks, and the drain beside it goes on. */
const step = 5_000;

/**
 * The inbox holds personal data no longer than it must: a body is emptied 7 days after its event was processed, the row is
 * gone after 30. A dead letter waits 90 days for someone to look. An event that is not processed stays, however old.
 */
export async function cleanInbox(): Promise<{ emptied: number; deleted: number }> {
  const emptied = await repeat(
    `update webhook_event set body = null where id in (
       select id from webhook_event where processed_at < now() - interval '7 days' and body is not null limit ${step}) returning id`,
  );
  const gone = await repeat(
    `delete from webhook_event where id in (
       select id from webhook_event where processed_at < now() - interval '30 days' limit ${step}) returning id`,
  );
  const dead = await repeat(
    `delete from webhook_event where id in (
       select id from webhook_event where processed_at is null and dead_at < now() - interval '90 days' limit ${step}) returning id`,
  );
  return { emptied, deleted: gone + dead };
}

async function repeat(text: string): Promise<number> {
  for (let all = 0; ;) {
    const { length } = await systemSql(text);
    all += length;
    if (length < step) return all;
  }
}
