import { randomUUID } from "node:crypto";
import type pg from "pg";

interface Column {
  name: string;
  type: string;
  required: boolean;
}

/** Values that the checks of the schema take, where a type alone does not tell. */
const fitting: Record<string, unknown> = {
  "member.status": "candidate",
  "program_version.state": "draft",
  "transfer.from_account": "issued",
  "transfer.to_account": "available",
  "discount.state": "planned",
  "redemption.status": "reserved",
  "referral.surface": "link",
  "referral_gain.side": "advocate",
  "referral_gain.kind": "points",
  "referral_click.day": "2025-01-01",
  "seal.day": "2025-01-01",
  "long_run.state": "waiting",
  "tier_by_hand.from_at": "2025-01-01T00:00:00Z",
  "customer_period.kind": "tag",
  "customer_period.from_at": "2025-01-01T00:00:00Z",
  "back_award.from_at": "2025-01-01T00:00:00Z",
  "earning_pause.from_at": "2025-01-01T00:00:00Z",
  "privacy_request.kind": "data-request",
  "lot.expired": 0,
  "redemption.captured": 0,
  "redemption.released": 0,
  "redemption.returned": 0,
};

function valueFor(table: string, column: Column): unknown {
  const key = `${table}.${column.name}`;
  if (key in fitting) return fitting[key];
  if (column.type === "uuid") return randomUUID();
  if (column.type === "jsonb" || column.type === "json") return "{}";
  if (column.type === "boolean") return false;
  if (column.type.startsWith("timestamp")) return "2026-01-01T00:00:00Z";
  if (/int|numeric/u.test(column.type)) return 1;
  if (column.type.endsWith("[]")) return [];
  return `X-${randomUUID()}`.toUpperCase();
}

/**
 * A row of any tenant table that its checks take, with its foreign keys left out of sight: for tests of the database
 * itself, which run as a superuser with `session_replication_role = replica`.
 */
export async function anyRow(
  client: pg.Client | pg.ClientBase,
  table: string,
  shopId: string,
): Promise<{ text: string; values: unknown[] }> {
  const { rows } = await client.query<Column>(
    `select attname::text as name, format_type(atttypid, atttypmod) as type, attnotnull and not atthasdef as required
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const used = rows.filter((column) => column.required);
  const values = used.map((column) => (column.name === "shop_id" ? shopId : valueFor(table, column)));
  const names = used.map((column) => `"${column.name}"`).join(", ");
  return { text: `insert into "${table}" (${names}) values (${used.map((_, n) => `$${n + 1}`).join(", ")})`, values };
}
