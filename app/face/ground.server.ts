import { createHash } from "node:crypto";
import type { ShopTx } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";
import { readSettings } from "../programs/settings.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import type { Settings } from "../programs/settings";
import { soldOut } from "../redemptions/stock.server";

/** What all faces of a shop are made from. */
export interface FaceGround {
  shop: ShopRow;
  settings: Settings;
  /** published ones, oldest first; the last is live */
  versions: readonly ProgramVersion[];
  /** keys of live rewards that have run out */
  gone: readonly string[];
}

/** Null before the first publication. */
export async function readGround(tx: ShopTx): Promise<FaceGround | null> {
  const versions = await loadVersions(tx);
  if (versions.length === 0) return null;
  return { shop: await shopRow(tx), settings: await readSettings(tx), versions, gone: await goneRewards(tx, liveOf({ versions })) };
}

/** Counted anew each time: what is reserved and what comes back are changes of members, with which the job is enqueued. */
async function goneRewards(tx: ShopTx, { program }: ProgramVersion): Promise<string[]> {
  return soldOut(
    tx,
    program.rewards.filter(({ archived }) => !archived),
  );
}

export function liveOf({ versions }: Pick<FaceGround, "versions">): ProgramVersion {
  return versions[versions.length - 1]!;
}

/** A name of what was written, to know whether anything would change. */
export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}
