import pg from "pg";
import type { TableRows, Written } from "./capture";

/** As large as the intake's own. */
export const batchSize = 500;
const tables = ["order_state", "transfer", "lot", "lot_use", "tier_change"] as const;
const balances = ["pending", "available", "held", "owed"] as const;
const tierColumns = ["tier", "tier_since", "tier_until", "tier_due_at"] as const;

/** What one batch writes, ready as arrays. */
export interface Batch {
  inserts: Array<{ name: string; text: string; values: unknown[] }>;
  members: unknown[];
}

/**
 * Bare SQL: per batch of 500 one transaction that fetches the same bodies, writes the very rows that the real code wrote, brings
 * the members' balances up to date and marks the events. Everything is in memory before the clock starts. Answers seconds.
 */
export async function replay(url: string, domain: string, written: Written): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("select id from webhook_event where shop_domain = $1 order by id", [domain]);
    const count = Math.ceil(written.order_state.rows.length / batchSize);
    // order ids ascend with the events
    const batches = planBatches(
      written,
      new Map(written.order_state.rows.map((row, index) => [row["order_id"]!, Math.floor(index / batchSize)])),
      count,
    );
    if (batches.length !== Math.ceil(rows.length / batchSize))
      throw new Error("The rows that were captured are not those of these events.");
    const started = performance.now();
    for (const batch of batches) await writeBatch(client, domain, written.shopId, batch);
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}

/** One transaction: fetches the next due bodies of the shop, writes, marks. */
export async function writeBatch(client: pg.Client, domain: string, shopId: string, batch: Batch): Promise<void> {
  await client.query("begin");
  await client.query({ name: "enter", text: "select set_config('app.shop_id', $1, true), offset_ms from clock", values: [shopId] });
  const { rows } = await client.query<{ id: string; text: string }>({
    name: "fetch",
    text: `select id, convert_from(body, 'utf8') as text from webhook_event
           where shop_domain = $1 and processed_at is null and dead_at is null and next_attempt_at <= now()
           order by next_attempt_at, id limit ${batchSize} for update skip locked`,
    values: [domain],
  });
  for (const insert of batch.inserts) await client.query(insert);
  await client.query({
    name: "members",
    text: `update member m set pending = n.pending, available = n.available, held = n.held, owed = n.owed,
             tier = n.tier, tier_since = n.tier_since, tier_until = n.tier_until, tier_due_at = n.tier_due_at
           from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::timestamptz[])
             as n(id, pending, available, held, owed, tier, tier_since, tier_until, tier_due_at)
           where m.shop_id = $1 and m.id = n.id`,
    values: [shopId, ...batch.members],
  });
  await client.query({
    name: "mark",
    text: "update webhook_event set processed_at = now(), outcome = 'applied', attempts = attempts + 1 where id = any($1::bigint[])",
    values: [rows.map(({ id }) => id)],
  });
  await client.query("commit");
}

/** Sorts the captured rows of one shop into the `count` batches of their orders. */
export function planBatches(written: Written, batchOf: ReadonlyMap<string, number>, count: number): Batch[] {
  const ofTransfer = new Map(written.transfer.rows.map((row) => [row["id"], batchOf.get(row["cause_id"] ?? "") ?? 0]));
  const firstOf = new Map<string | null, number>();
  for (const row of written.order_state.rows) {
    const member = row["member_id"] ?? null;
    if (!firstOf.has(member)) firstOf.set(member, batchOf.get(row["order_id"] ?? "") ?? 0);
    else firstOf.set(member, Math.min(firstOf.get(member)!, batchOf.get(row["order_id"] ?? "") ?? 0));
  }
  const place = {
    order_state: (row: Row) => batchOf.get(row["order_id"] ?? ""),
    transfer: (row: Row) => ofTransfer.get(row["id"]),
    lot: (row: Row) => batchOf.get(row["cause_id"] ?? ""),
    lot_use: (row: Row) => ofTransfer.get(row["transfer_id"]),
    tier_change: (row: Row) => firstOf.get(row["member_id"] ?? null),
  };
  const sorted = new Map(tables.map((name) => [name, group(written[name].rows, (row) => place[name](row) ?? 0)]));
  const newMembers = group(written.member.rows, (row) => firstOf.get(row["id"] ?? null) ?? 0);
  const members = new Map(written.member.rows.map((row) => [row["id"], row]));
  const standing = new Map<string, Record<string, number>>();
  return Array.from({ length: count }, (_, batch) => {
    const touched = new Set<string>();
    for (const transfer of sorted.get("transfer")!.get(batch) ?? []) {
      const id = transfer["member_id"]!;
      const own = standing.get(id) ?? { pending: 0, available: 0, held: 0, owed: 0 };
      standing.set(id, own);
      touched.add(id);
      const amount = Number(transfer["amount"]);
      for (const [account, sign] of [
        [transfer["to_account"], 1],
        [transfer["from_account"], -1],
      ] as const) {
        if (account && account in own) own[account] = own[account]! + (account === "owed" ? -sign : sign) * amount;
      }
    }
    const ids = [...touched].sort();
    const zeros = (newMembers.get(batch) ?? []).map((row) => ({ ...row, pending: "0", available: "0", held: "0", owed: "0" }));
    return {
      inserts: [
        insertOf("member", written.member, zeros),
        ...tables.map((name) => insertOf(name, written[name], sorted.get(name)!.get(batch) ?? [])),
      ].filter(({ values }) => (values[0] as unknown[]).length > 0),
      members: [
        ids,
        ...balances.map((account) => ids.map((id) => standing.get(id)![account])),
        ...tierColumns.map((column) => ids.map((id) => members.get(id)?.[column] ?? null)),
      ],
    };
  });
}

type Row = Record<string, string | null>;

function group(rows: readonly Row[], batch: (row: Row) => number): Map<number, Row[]> {
  return Map.groupBy(rows, batch);
}

/** One statement for all these rows. */
export function insertOf(name: string, { columns }: TableRows, rows: readonly Row[]): Batch["inserts"][number] {
  const list = columns.map((column) => column.name).join(", ");
  const arrays = columns.map((column, index) => `$${index + 1}::${column.type}[]`).join(", ");
  return {
    name: `insert_${name}`,
    text: `insert into ${name} (${list}) select * from unnest(${arrays})`,
    values: columns.map((column) => rows.map((row) => row[column.name] ?? null)),
  };
}
