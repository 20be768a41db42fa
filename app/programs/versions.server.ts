import { singleton } from "../base/singleton";
import type { ShopTx } from "../db/tenancy.server";
import { parseProgram, type Program, type ProgramVersion } from "../loyalty/program";
import { isPublished, shopReadOnce, versionColumns, type VersionRow } from "./once.server";

/** Published documents never change, so a parsed one serves until the process ends. Bounded: a process may meet many shops. */
const kept = singleton("parsed-programs", () => new Map<string, { inForceFrom: string; program: Program }>());
const keptAtMost = 2_000;

async function published(tx: ShopTx): Promise<VersionRow[]> {
  const once = shopReadOnce(tx);
  if (once) return (await once).versions;
  return tx.sql<VersionRow>(
    `select ${versionColumns} from program_version where shop_id = $1 and ${isPublished} order by number`,
    [tx.shopId, tx.now],
    "programs_published",
  );
}

/**
 * Published versions that are or were in force, oldest first; the last is live. Their documents never change, so parsed ones are kept
 * in the process.
 */
export async function loadVersions(tx: ShopTx): Promise<ProgramVersion[]> {
  return withPrograms(tx, await published(tx));
}

/** The version that is live, or null before the first publication. */
export async function liveVersion(tx: ShopTx): Promise<ProgramVersion | null> {
  const live = (await published(tx)).filter(({ state }) => state !== "retired").at(-1);
  return live === undefined ? null : ((await withPrograms(tx, [live]))[0] ?? null);
}

/** A version that is published and waits for its day. */
export interface ScheduledVersion extends ProgramVersion {
  publishedBy: string;
  publishedAt: string;
  /** what happens to members whose tier would fall by it; null: it changes nothing of the tiers */
  tierChange: TierChange | null;
  keptUntil: string | null;
}
export type TierChange = "keep" | "replace";

interface ScheduledRow extends VersionRow {
  published_by: string | null;
  published_at: Date;
  tier_change: TierChange | null;
  tier_kept_until: Date | null;
}

/** The version that waits for its day; null: none does. */
export async function scheduledVersion(tx: ShopTx): Promise<ScheduledVersion | null> {
  const rows = await tx.sql<ScheduledRow>(
    `select ${versionColumns}, published_by, published_at, tier_change, tier_kept_until from program_version
      where shop_id = $1 and state = 'scheduled' and in_force_from > $2`,
    [tx.shopId, tx.now],
    "programs_scheduled",
  );
  const [row] = rows;
  const [version] = await withPrograms(tx, rows);
  if (row === undefined || version === undefined) return null;
  return {
    ...version,
    publishedBy: row.published_by ?? "system",
    publishedAt: row.published_at.toISOString(),
    tierChange: row.tier_change,
    keptUntil: row.tier_kept_until?.toISOString() ?? null,
  };
}

/** The document of any version that was ever published, a cancelled one too; null: there is none of this number. */
export async function versionDocument(tx: ShopTx, number: number): Promise<Program | null> {
  const rows = await tx.sql<VersionRow>(
    `select ${versionColumns} from program_version where shop_id = $1 and number = $2 and state <> 'draft'`,
    [tx.shopId, number],
    "programs_version",
  );
  return (await withPrograms(tx, rows))[0]?.program ?? null;
}

async function withPrograms(tx: ShopTx, rows: readonly VersionRow[]): Promise<ProgramVersion[]> {
  const keyOf = (row: VersionRow) => `${tx.shopId}/${row.number}`;
  // another database can hold another document under the same number (tests): the date of publication tells them apart
  const isKept = (row: VersionRow) => kept.get(keyOf(row))?.inForceFrom === row.inForceFrom;
  const missing = rows.filter((row) => !isKept(row)).map(({ number }) => number);
  const documents = missing.length === 0 ? new Map<number, unknown>() : await loadDocuments(tx, missing);
  return rows.map((row) => {
    const { inForceFrom } = row;
    if (!isKept(row)) keep(keyOf(row), inForceFrom, documents.get(row.number));
    const { program } = kept.get(keyOf(row))!;
    return { number: row.number, program, inForceFrom };
  });
}

async function loadDocuments(tx: ShopTx, numbers: readonly number[]): Promise<Map<number, unknown>> {
  const rows = await tx.sql<{ number: number; document: unknown }>(
    "select number, document from program_version where shop_id = $1 and number = any($2::int[])",
    [tx.shopId, numbers],
    "programs_documents",
  );
  return new Map(rows.map(({ number, document }) => [number, document]));
}

function keep(key: string, inForceFrom: string, document: unknown): void {
  const parsed = parseProgram(document);
  if (!parsed.ok) throw new Error(`program version ${key} no longer reads: ${parsed.faults[0]?.path} ${parsed.faults[0]?.message}`);
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(key, { inForceFrom, program: parsed.program });
}
