import { systemSql } from "../db/system.server";
import { isDue } from "./inbox.server";

/** An event of the inbox, read but not claimed. */
export interface StoredEvent {
  id: string;
  topic: string;
  /** null: the body is no text in UTF-8, or was emptied */
  text: string | null;
  happenedAt: Date;
  dueAt: string;
}

/** What one transaction takes at most. */
export const batchSize = 500;
/** Of bodies in all: some hundred events of large orders would not fit into a process. One event is always taken. */
const batchBytes = 16 * 1024 * 1024;

interface EventRow {
  id: string;
  topic: string;
  text: string | null;
  body?: Buffer | null;
  happened: string | null;
  received_at: Date;
  due_at: string;
}

const select = (body: string) =>
  `select id, topic, ${body}, triggered_at as happened, received_at, next_attempt_at::text as due_at from (
     select *, sum(octet_length(body)) over (order by next_attempt_at, id) - octet_length(body) as before from (
       select id, topic, body, triggered_at, received_at, next_attempt_at from webhook_event
       where shop_domain = $1 and ${isDue}
         and (next_attempt_at, id) > ($2::timestamptz, $3::bigint)
       order by next_attempt_at, id limit ${batchSize}) as next) as next
   where coalesce(before, 0) < ${batchBytes} order by next_attempt_at, id`;

const asText = select("convert_from(body, 'utf8') as text");
const asBytes = select("null as text, body");

/**
 * The due events of a shop after `after`, oldest first, at most 500 and about 16 MB. Reading is no claim: the transaction that applies them
 * claims them by id, so that reading ahead while PostgreSQL writes promises nothing.
 */
export async function readBatch(shopDomain: string, after: StoredEvent | undefined): Promise<StoredEvent[]> {
  const values = [shopDomain, after?.dueAt ?? "-infinity", after?.id ?? "0"];
  const rows = await systemSql<EventRow>(asText, values, "read_batch").catch((error: unknown) => {
    if (!notText(error)) throw error;
    return systemSql<EventRow>(asBytes, values, "read_batch_bytes");
  });
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    text: row.body ? decode(row.body) : row.text,
    happenedAt: time(row.happened) ?? row.received_at,
    dueAt: row.due_at,
  }));
}

/** PostgreSQL found bytes that are no UTF-8, or a zero byte, in one body of the batch. */
function notText(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === "22021" || code === "22P05";
}

function decode(body: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function time(text: string | null): Date | null {
  const parsed = new Date(text ?? Number.NaN);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}
