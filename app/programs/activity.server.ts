import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { customersOf } from "./activity-customers.server";
import { actorNames, type ActorName } from "./staff.server";

/** The groups that the log is filtered by, and how their actions begin. */
export const activityGroups = {
  member: ["member.", "members."],
  program: ["program.", "earning.", "spending."],
  settings: ["settings."],
  key: ["key."],
  shop: ["shop."],
  redemption: ["redemption."],
  referral: ["referral."],
  compliance: ["compliance."],
} as const;
export type ActivityGroup = keyof typeof activityGroups;

export interface ActivityFilter {
  actor?: string | undefined;
  group?: ActivityGroup | undefined;
  /** calendar days of the shop, both included: "2026-11-22" */
  from?: string | undefined;
  until?: string | undefined;
  /** of the page before */
  cursor?: string | undefined;
}

/** An entry as the page shows it: no names but the actor's. */
export interface ActivityEntry {
  id: string;
  at: string;
  who: ActorName;
  action: string;
  detail: Record<string, unknown>;
  /** the last digits of the customer's number, where it is about one */
  customer: string | null;
}

interface Row {
  id: string;
  at: Date;
  actor: string;
  action: string;
  detail: Record<string, unknown>;
  subject: string;
}

const onePage = 50;

const listSql = `
  select a.id, a.at, a.actor, a.action, a.detail, a.subject
  from audit_entry a
  where a.shop_id = $1 and ($2::text is null or a.actor = $2) and ($3::text[] is null or a.action like any($3))
    and ($4::date is null or a.at >= $4::date::timestamp at time zone $6)
    and ($5::date is null or a.at < ($5::date + 1)::timestamp at time zone $6)
    and ($7::timestamptz is null or (a.at, a.id) < ($7, $8::uuid))
  order by a.at desc, a.id desc limit $9`;

/** Who did what, newest first. A cursor holds time and id of the last entry. Throws `invalid_input` for one that is none. */
export async function listActivity(
  tx: ShopTx,
  filter: ActivityFilter,
  zone: string,
): Promise<{ items: ActivityEntry[]; nextCursor: string | null }> {
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor);
  const begins = filter.group === undefined ? null : activityGroups[filter.group].map((prefix) => `${prefix}%`);
  const days = [filter.from ?? null, filter.until ?? null];
  const rows = await tx.sql<Row>(listSql, [
    tx.shopId,
    filter.actor ?? null,
    begins,
    ...days,
    zone,
    after?.at ?? null,
    after?.id ?? null,
    onePage + 1,
  ]);
  const page = rows.slice(0, onePage);
  const names = await actorNames(
    tx,
    page.map(({ actor }) => actor),
  );
  const customerOf = await customersOf(tx, page);
  const last = rows.length > onePage ? page.at(-1) : undefined;
  return {
    items: page.map(({ id, at, actor, action, detail, subject }) => ({
      id,
      at: at.toISOString(),
      who: names.get(actor)!,
      action,
      detail,
      customer: customerOf({ action, subject })?.slice(-4) ?? null,
    })),
    nextCursor: last ? `${last.at.toISOString()}_${last.id}` : null,
  };
}

function readCursor(cursor: string): { at: string; id: string } {
  const [, at = "", id = ""] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_([0-9a-f-]{36})$/u.exec(cursor) ?? [];
  if (at === "") throw new FidelioError("invalid_input", { reason: "cursor" });
  return { at, id };
}

/** Everyone who stands in the log, whoever acted last first. */
export async function activeActors(tx: ShopTx): Promise<Array<{ actor: string; who: ActorName }>> {
  const rows = await tx.sql<{ actor: string }>(
    "select actor from audit_entry where shop_id = $1 group by actor order by max(at) desc limit 100",
    [tx.shopId],
  );
  const names = await actorNames(
    tx,
    rows.map(({ actor }) => actor),
  );
  return rows.map(({ actor }) => ({ actor, who: names.get(actor)! }));
}
