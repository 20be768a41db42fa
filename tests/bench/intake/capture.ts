import pg from "pg";

/** Rows of one table, column by column, as text. */
export interface TableRows {
  columns: Array<{ name: string; type: string }>;
  rows: Array<Record<string, string | null>>;
}

/** All that the intake wrote, with what it takes to write it again in the same batches. */
export interface Written {
  shopId: string;
  member: TableRows;
  order_state: TableRows;
  transfer: TableRows;
  lot: TableRows;
  lot_use: TableRows;
  tier_change: TableRows;
  granted: number;
}

/** Reads the rows that a run of the real code left behind. */
export async function capture(adminUrl: string): Promise<Written> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; granted: string }>(
      "select (select id from shop) as id, (select count(*) from order_state where granted > 0) as granted",
    );
    const table = (name: string, order: string) => readTable(client, name, order);
    return {
      shopId: rows[0]!.id,
      granted: Number(rows[0]!.granted),
      member: await table("member", "id"),
      order_state: await table("order_state", "order_id"),
      transfer: await table("transfer", "id"),
      lot: await table("lot", "id"),
      lot_use: await table("lot_use", "transfer_id"),
      tier_change: await table("tier_change", "id"),
    };
  } finally {
    await client.end();
  }
}

async function readTable(client: pg.Client, name: string, order: string): Promise<TableRows> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    "select column_name as name, udt_name as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position",
    [name],
  );
  const list = columns.map((column) => `${column.name}::text as ${column.name}`).join(", ");
  const { rows } = await client.query<Record<string, string | null>>(`select ${list} from ${name} order by ${order}`);
  return { columns, rows };
}
