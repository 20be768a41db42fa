import pg from "pg";
import { named, type Changed, type Table } from "./changed";

/**
 * Bare SQL under the app's own role: reads the input columns of those rows alone that the night is about into this process, then
 * writes the rows that the real run wrote, with one statement a table, all in one transaction. Nothing is worked out. Answers seconds.
 */
export async function bare(url: string, shopId: string, changed: Changed): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const started = performance.now();
    await client.query("begin");
    await client.query("select set_config('app.shop_id', $1, true)", [shopId]);
    for (const read of reads) await client.query(read, [shopId]);
    for (const table of ["transfer", "lot_use", "tier_change"] as const)
      await client.query(insertOf(table), valuesOf(table, shopId, changed));
    for (const table of ["lot", "member"] as const) await client.query(updateOf(table), valuesOf(table, shopId, changed));
    await client.query("commit");
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}

const due = `select member_id from lot where shop_id = $1 and remaining > 0 and (not approved and available_at <= now() or expires_at <= now())`;
const reads = [
  `select id, status, joined_at, merged_into, pending, available, held, owed, tier, tier_since, tier_until, tier_due_at, last_active_at
     from member where shop_id = $1 and (tier_due_at <= now() or id in (${due})) order by id for update`,
  `select id, member_id, cause_type, cause_id, source, amount, remaining, expired, approved, earned_at, available_at, expires_at, expiry_follows
     from lot where shop_id = $1 and remaining > 0 and member_id in (${due})`,
  `select member_id, counts from order_state where shop_id = $1 and member_id in (select id from member where shop_id = $1 and tier_due_at <= now())`,
];

const arrays = (table: Table) =>
  `unnest(${named(table)
    .map(({ type }, place) => `$${place + 2}::${type}[]`)
    .join(", ")})`;
const names = (table: Table) =>
  named(table)
    .map(({ name }) => name)
    .join(", ");

function insertOf(table: Table): string {
  return `insert into ${table} (shop_id, ${names(table)}) select $1::bigint, r.* from ${arrays(table)} as r`;
}

function updateOf(table: Table): string {
  const set = named(table)
    .filter(({ name }) => name !== "id")
    .map(({ name }) => `${name} = r.${name}`)
    .join(", ");
  return `update ${table} t set ${set} from ${arrays(table)} as r(${names(table)}) where t.shop_id = $1 and t.id = r.id`;
}

function valuesOf(table: Table, shopId: string, changed: Changed): unknown[] {
  return [shopId, ...named(table).map(({ name }) => changed[table][name] ?? [])];
}
