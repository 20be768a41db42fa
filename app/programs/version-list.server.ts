import type { ShopTx } from "../db/tenancy.server";

/** A published version as the list of versions shows it, without its document. */
export interface VersionEntry {
  number: number;
  /** cancelled: it waited for its day and was taken back */
  state: "live" | "scheduled" | "retired" | "cancelled";
  inForceFrom: string;
  publishedAt: string;
  /** "staff:<Shopify user id>", "api:<key id>", "system" */
  publishedBy: string;
}

interface Row {
  number: number;
  state: VersionEntry["state"];
  in_force_from: Date;
  published_at: Date;
  published_by: string | null;
}

/** All published versions, newest first, at most `most`. A scheduled one is live from its instant on, also while nobody noted it yet. */
export async function listVersions(tx: ShopTx, most: number): Promise<VersionEntry[]> {
  const rows = await tx.sql<Row>(
    `select number, state, in_force_from, published_at, published_by from program_version
      where shop_id = $1 and state <> 'draft' order by number desc limit $2`,
    [tx.shopId, most],
    "programs_list",
  );
  const begun = rows.find((row) => row.state === "scheduled" && row.in_force_from <= tx.now);
  const stateOf = (row: Row) => (row === begun ? "live" : begun && row.state === "live" ? "retired" : row.state);
  return rows.map((row) => ({
    number: row.number,
    state: stateOf(row),
    inForceFrom: row.in_force_from.toISOString(),
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by ?? "system",
  }));
}
