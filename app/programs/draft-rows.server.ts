import type { ShopTx } from "../db/tenancy.server";
import { parseProgram, upgrade, type Program } from "../loyalty/program";

/** The draft as it is kept. */
export interface DraftRow {
  document: unknown;
  fromVersion: number;
  revision: number;
  savedBy: string;
  savedAt: Date;
}

/** The shop's draft; null: there is none. */
export async function draftRow(tx: ShopTx): Promise<DraftRow | null> {
  const [row] = await tx.sql<DraftRow>(
    `select document, from_version as "fromVersion", revision, saved_by as "savedBy", saved_at as "savedAt" from program_draft
      where shop_id = $1`,
    [tx.shopId],
    "programs_draft",
  );
  return row ? { ...row, document: upgrade(row.document) } : null;
}

/** Writes the draft. Call under the lock of publications. */
export async function writeDraft(
  tx: ShopTx,
  draft: { document: Program; fromVersion: number; by: string; revision: number },
): Promise<void> {
  await tx.sql(
    `insert into program_draft (shop_id, document, from_version, revision, saved_by, saved_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (shop_id) do update set document = excluded.document, from_version = excluded.from_version,
       revision = excluded.revision, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [tx.shopId, JSON.stringify(draft.document), draft.fromVersion, draft.revision, draft.by, tx.now],
    "programs_write_draft",
  );
}

const firstSecond = Date.UTC(2026, 0, 1) / 1000;

/**
 * The revision of the next saving. A new draft begins with the second of its saving: whoever still has an older, published or
 * discarded one open saves it over none.
 */
export function nextRevision(tx: ShopTx, held: Pick<DraftRow, "revision"> | null): number {
  return Math.max((held?.revision ?? 0) + 1, Math.floor(tx.now.getTime() / 1000) - firstSecond);
}

export async function deleteDraft(tx: ShopTx): Promise<void> {
  await tx.sql("delete from program_draft where shop_id = $1", [tx.shopId], "programs_delete_draft");
}

/**
 * Makes a change of the live program in the draft too, which began from the version before: it goes on from the new one. A draft
 * that cannot take it is left as it is, and says so by the version it began from.
 */
export async function changeDraft(tx: ShopTx, change: (program: Program) => Program, version: number): Promise<void> {
  const row = await draftRow(tx);
  const held = row === null ? null : parseProgram(row.document);
  if (row === null || !held?.ok) return;
  const next = parseProgram(change(held.program));
  if (!next.ok) return;
  await writeDraft(tx, { document: next.program, fromVersion: version, by: row.savedBy, revision: nextRevision(tx, row) });
}
