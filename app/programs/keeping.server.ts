import type { ShopTx } from "../db/tenancy.server";
import type { Program } from "../loyalty/program";
import { noteActs } from "./audit-entries.server";
import { loadVersions } from "./versions.server";

/** A version in force by which nobody's tier shall fall until a day, and by which not all members were looked at yet. */
export interface KeepingVersion {
  number: number;
  inForceFrom: string;
  keptUntil: string;
  before: Program;
  after: Program;
}

/** Those of the shop, oldest first; mostly none. */
export async function keepingVersions(tx: ShopTx): Promise<KeepingVersion[]> {
  const rows = await tx.sql<{ number: number; tier_kept_until: Date }>(
    `select number, tier_kept_until from program_version
      where shop_id = $1 and tier_change = 'keep' and tiers_kept_at is null
        and (state in ('live', 'retired') or (state = 'scheduled' and in_force_from <= $2)) order by number`,
    [tx.shopId, tx.now],
    "programs_keeping",
  );
  if (rows.length === 0) return [];
  const versions = await loadVersions(tx);
  return rows.flatMap(({ number, tier_kept_until: until }) => {
    const place = versions.findIndex((version) => version.number === number);
    const [before, after] = [versions[place - 1], versions[place]];
    if (before === undefined || after === undefined) return [];
    const { inForceFrom, program } = after;
    return [{ number, inForceFrom, keptUntil: until.toISOString(), before: before.program, after: program }];
  });
}

/** By whom a tier is kept, as its row says it. */
export const keptBy = (version: number): string => `program:${version}`;

/** Notes that all members were looked at by these versions, and how many each keeps in their tier. */
export async function noteKept(tx: ShopTx, numbers: readonly number[]): Promise<void> {
  const noted = await tx.sql<{ number: number; members: string }>(
    `update program_version v set tiers_kept_at = $3 where v.shop_id = $1 and v.number = any($2::int[]) and v.tiers_kept_at is null
     returning v.number, (select count(*) from tier_by_hand h where h.shop_id = v.shop_id and h.set_by = 'program:' || v.number) as members`,
    [tx.shopId, numbers, tx.now],
    "programs_note_kept",
  );
  const detail = noted.map(({ number, members }) => ({ version: number, members: Number(members) }));
  await noteActs(
    tx,
    detail.map((kept) => ({ actor: "system", action: "program.tiers-kept", subject: "program", detail: kept })),
  );
}
