import pg from "pg";

/** One column of many rows, as the array that a statement takes. */
export type Columns = Record<string, Array<string | null>>;

/** All rows that the real run wrote or changed, as they stood after it. */
export interface Changed {
  transfer: Columns;
  lot: Columns;
  lot_use: Columns;
  member: Columns;
  tier_change: Columns;
}

export const columnsOf = {
  transfer:
    "id:uuid member_id:uuid from_account:text to_account:text amount:bigint kind:text cause_type:text cause_id:text cause_key:text reverses:uuid program_version:int explanation:jsonb at:timestamptz posted_at:timestamptz",
  lot: "id:uuid member_id:uuid amount:bigint remaining:bigint expired:bigint approved:boolean earned_at:timestamptz available_at:timestamptz expires_at:timestamptz expiry_follows:uuid",
  lot_use: "transfer_id:uuid lot_id:uuid amount:bigint",
  member:
    "id:uuid pending:bigint available:bigint held:bigint owed:bigint tier:text tier_since:timestamptz tier_until:timestamptz tier_due_at:timestamptz face_marks:bigint",
  tier_change: "id:uuid member_id:uuid from_tier:text to_tier:text reason:text at:timestamptz posted_at:timestamptz",
} as const;
export type Table = keyof typeof columnsOf;

export function named(table: Table): Array<{ name: string; type: string }> {
  return columnsOf[table].split(" ").map((column) => {
    const [name = "", type = ""] = column.split(":");
    return { name, type };
  });
}

const which: Record<Table, string> = {
  transfer: "true",
  lot: "id in (select cause_id::uuid from transfer where cause_type = 'lot')",
  lot_use: "true",
  member: "id in (select member_id from transfer union select member_id from tier_change)",
  tier_change: "true",
};

/** Reads what a run left behind, in the order of the ids. */
export async function readChanged(adminUrl: string): Promise<Changed> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const read = async (table: Table): Promise<Columns> => {
      const columns = named(table);
      const list = columns.map(({ name }) => `${name}::text as ${name}`).join(", ");
      const { rows } = await client.query<Record<string, string | null>>(`select ${list} from ${table} where ${which[table]} order by 1`);
      return Object.fromEntries(columns.map(({ name }) => [name, rows.map((row) => row[name] ?? null)]));
    };
    return {
      transfer: await read("transfer"),
      lot: await read("lot"),
      lot_use: await read("lot_use"),
      member: await read("member"),
      tier_change: await read("tier_change"),
    };
  } finally {
    await client.end();
  }
}
