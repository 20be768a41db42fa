import type { ShopTx } from "../../db/tenancy.server";

/**
 * The time in which a shop that left, and came back, heard nothing: from when, until it is resumed. It begins with a whole
 * second, because an order's time is told in whole seconds, rounded down.
 */
export interface Gap {
  since: Date;
  until: Date;
}

interface Standing {
  status: string;
  domain: string;
  /** null: there is none to decide on */
  gap: Gap | null;
}

/** How the shop of `tx` stands. `lock`: nobody else decides until the transaction ends. */
export async function readStanding(tx: ShopTx, lock = false): Promise<Standing> {
  const [row] = await tx.sql<{ status: string; domain: string; gap_since: Date | null }>(
    `select status, domain, date_trunc('second', gap_since) as gap_since from shop where id = $1 ${lock ? "for update" : ""}`,
    [tx.shopId],
  );
  if (!row) throw new Error(`There is no shop ${tx.shopId}.`);
  return { status: row.status, domain: row.domain, gap: row.gap_since ? { since: row.gap_since, until: tx.now } : null };
}
