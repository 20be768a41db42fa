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

/** Reads the rows that a run of the real code left behind: of the one shop of the database, or of that of `domain`. */
export async function capture(adminUrl: string, domain?: string): Promise<Written> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; granted: string }>(
      `select s.id, (select count(*) from order_state o where o.shop_id = s.id and granted > 0) as granted
       from shop s where $1::text is null or domain = $1`,
      [domain ?? null],
    );
    const table = (name: string, order: string) => readTable(client, name, { order, shopId: rows[0]!.id });
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

async function readTable(client: pg.Client, name: string, { order, shopId }: { order: string; shopId: string }): Promise<TableRows> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    "select column_name as name, udt_name as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position",
    [name],
  );
  const list = columns.map((column) => `${column.name}::text as ${column.name}`).join(", ");
  const { rows } = await client.query<Record<string, string | null>>(`select ${list} from ${name} where shop_id = $1 order by ${order}`, [
    shopId,
  ]);
  return { columns, rows };
}
