import pg from "pg";
import { closeDatabase, openDatabase } from "../../app/db/client.server";
import { ledgerState, type LedgerState } from "../support/ledger-state";

/** The ledger state of every installed shop in the database at `url`, by domain. */
export async function ledgerStates(url: string): Promise<Record<string, LedgerState>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string; domain: string }>("select id, domain from shop order by domain");
  await client.end();
  openDatabase(url, { connections: 2 });
  try {
    const states: Record<string, LedgerState> = {};
    for (const { id, domain } of rows) states[domain] = await ledgerState(id);
    return states;
  } finally {
    await closeDatabase();
  }
}

/** Where two states differ: paths with both values, at most `most`. Empty: they are the same. */
export function differences(a: unknown, b: unknown, most = 20, path = ""): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null)
    return [`${path}: ${JSON.stringify(a)} / ${JSON.stringify(b)}`];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const of = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return [...keys]
    .sort()
    .flatMap((key) => differences(of(a, key), of(b, key), most, `${path}/${key}`))
    .slice(0, most);
}
