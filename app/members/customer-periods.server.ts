import { isDeepStrictEqual } from "node:util";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { CustomerPeriod } from "../loyalty/judgement";
import { afterReading, withBeginning, withEnd, type GroupPeriod } from "./customer-history";

/** A tag or a segment. */
export type Group = Pick<CustomerPeriod, "kind" | "value">;

/** A member got or lost a tag, joined or left a segment. */
export interface GroupEvent extends Group {
  memberId: string;
  at: string;
  begins: boolean;
}

interface PeriodRow extends Group {
  member_id: string;
  from_at: Date;
  until_at: Date | null;
}

/** In which times these members had tags and were in segments, of those that rules name. Without a member there is none. */
export async function loadCustomerPeriods(tx: ShopTx, memberIds: readonly string[]): Promise<Map<string, CustomerPeriod[]>> {
  const periods = new Map<string, CustomerPeriod[]>();
  if (memberIds.length === 0) return periods;
  const rows = await tx.sql<PeriodRow>(
    `select member_id, kind, value, from_at, until_at from customer_period
      where shop_id = $1 and member_id = any($2::uuid[]) and until_at is distinct from from_at order by member_id, kind, value, from_at`,
    [tx.shopId, plainArray(memberIds)],
    "members_customer_periods",
  );
  for (const { member_id: memberId, kind, value, from_at, until_at } of rows) {
    const period = { kind, value, from: from_at.toISOString(), until: until_at?.toISOString() ?? null };
    const own = periods.get(memberId);
    if (own) own.push(period);
    else periods.set(memberId, [period]);
  }
  return periods;
}

/** Applies what was told, in whatever order. Answers since when each member's periods are other ones. */
export async function noteGroupEvents(tx: ShopTx, events: readonly GroupEvent[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  const held = await historiesOf(tx, events);
  const histories = new Map([...held].map(([key, own]) => [key, own.periods]));
  const since = new Map<string, string>();
  for (const event of events) {
    const key = keyOf(event.memberId, event);
    const before = histories.get(key) ?? [];
    const after = event.begins ? withBeginning(before, event.at) : withEnd(before, event.at);
    if (isDeepStrictEqual(before, after)) continue;
    histories.set(key, after);
    held.set(key, { memberId: event.memberId, kind: event.kind, value: event.value, periods: after });
    const known = since.get(event.memberId);
    // what was only assumed before a beginning ends with it
    const from = event.begins && before.some((period) => !after.some((one) => one.from === period.from)) ? before[0]!.from : event.at;
    if (known === undefined || from < known) since.set(event.memberId, from);
  }
  await write(
    tx,
    [...held.values()].filter(({ memberId }) => since.has(memberId)),
  );
  return since;
}

/**
 * Somebody looked at Shopify, from `at` on, who is in the group: these members and nobody else. Answers since when periods are other
 * ones.
 */
export async function noteWholeGroup(tx: ShopTx, group: Group, memberIds: ReadonlySet<string>, at: string): Promise<Map<string, string>> {
  const rows = await tx.sql<PeriodRow>(
    "select member_id, kind, value, from_at, until_at from customer_period where shop_id = $1 and kind = $2 and value = $3",
    [tx.shopId, group.kind, group.value],
    "members_group_periods",
  );
  const held = collect(rows);
  const others = [...held.values()].filter(({ memberId }) => !memberIds.has(memberId)).map(({ memberId }) => memberId);
  return noteFound(
    tx,
    held,
    [
      ...[...memberIds].map((memberId) => ({ memberId, ...group, found: true })),
      ...others.map((memberId) => ({ memberId, ...group, found: false })),
    ],
    at,
  );
}

/** Somebody looked at Shopify, from `at` on, in which of these groups a member is. */
export async function noteMemberGroups(
  tx: ShopTx,
  looked: ReadonlyArray<Group & { memberId: string; found: boolean }>,
  at: string,
): Promise<Map<string, string>> {
  return noteFound(tx, await historiesOf(tx, looked), looked, at);
}

async function noteFound(
  tx: ShopTx,
  held: Map<string, History>,
  looked: ReadonlyArray<Group & { memberId: string; found: boolean }>,
  at: string,
): Promise<Map<string, string>> {
  const since = new Map<string, string>();
  const changed: History[] = [];
  for (const { memberId, kind, value, found } of looked) {
    const before = held.get(keyOf(memberId, { kind, value }))?.periods ?? [];
    const after = afterReading(before, found, at);
    if (isDeepStrictEqual(before, after)) continue;
    changed.push({ memberId, kind, value, periods: after });
    const from = before.length === 0 ? after[0]!.from : at;
    const known = since.get(memberId);
    if (known === undefined || from < known) since.set(memberId, from);
  }
  await write(tx, changed);
  return since;
}

interface History extends Group {
  memberId: string;
  periods: GroupPeriod[];
}

const keyOf = (memberId: string, { kind, value }: Group) => `${memberId}/${kind}/${value}`;

async function historiesOf(tx: ShopTx, asked: ReadonlyArray<Group & { memberId: string }>): Promise<Map<string, History>> {
  const rows = await tx.sql<PeriodRow>(
    `select member_id, kind, value, from_at, until_at from customer_period
      where shop_id = $1 and member_id = any($2::uuid[]) and value = any($3::text[])`,
    [tx.shopId, [...new Set(asked.map(({ memberId }) => memberId))], [...new Set(asked.map(({ value }) => value))]],
    "members_group_histories",
  );
  return collect(rows);
}

function collect(rows: readonly PeriodRow[]): Map<string, History> {
  const histories = new Map<string, History>();
  for (const { member_id: memberId, kind, value, from_at, until_at } of rows) {
    const key = keyOf(memberId, { kind, value });
    const own = histories.get(key) ?? { memberId, kind, value, periods: [] };
    own.periods.push({ from: from_at.toISOString(), until: until_at?.toISOString() ?? null });
    histories.set(key, own);
  }
  for (const own of histories.values()) own.periods.sort((a, b) => (a.from < b.from ? -1 : 1));
  return histories;
}

/** Puts these histories in place of what is held of the same members and groups. */
async function write(tx: ShopTx, histories: readonly History[]): Promise<void> {
  if (histories.length === 0) return;
  await tx.sql(
    `delete from customer_period p using jsonb_to_recordset($2::jsonb) as h("memberId" uuid, kind text, value text)
      where p.shop_id = $1 and p.member_id = h."memberId" and p.kind = h.kind and p.value = h.value`,
    [tx.shopId, JSON.stringify(histories.map(({ memberId, kind, value }) => ({ memberId, kind, value })))],
    "members_clear_periods",
  );
  const rows = histories.flatMap(({ periods, ...whose }) => periods.map((period) => ({ ...whose, ...period })));
  await tx.sql(
    `insert into customer_period (shop_id, member_id, kind, value, from_at, until_at)
     select $1, p."memberId", p.kind, p.value, p."from", p."until"
       from jsonb_to_recordset($2::jsonb) as p("memberId" uuid, kind text, value text, "from" timestamptz, "until" timestamptz)
     on conflict do nothing`,
    [tx.shopId, JSON.stringify(rows)],
    "members_write_periods",
  );
}
