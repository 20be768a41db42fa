import { createHash } from "node:crypto";
import type { ShopTx } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";
import { readSettings } from "../programs/settings.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import type { Settings } from "../programs/settings";
import { closedRewards } from "./closed-rewards.server";
import type { ClosedRewards } from "./program-states";

/** What all faces of a shop are made from. */
export interface FaceGround {
  shop: ShopRow;
  settings: Settings;
  /** published ones, oldest first; the last is live */
  versions: readonly ProgramVersion[];
  /** live rewards that nobody can take now, by their key */
  closed: ClosedRewards;
}

/** Null before the first publication. */
export async function readGround(tx: ShopTx): Promise<FaceGround | null> {
  const versions = await loadVersions(tx);
  if (versions.length === 0) return null;
  const shop = await shopRow(tx);
  const closed = await closedRewards(tx, liveOf({ versions }).program, shop);
  return { shop, settings: await readSettings(tx), versions, closed };
}

export function liveOf({ versions }: Pick<FaceGround, "versions">): ProgramVersion {
  return versions[versions.length - 1]!;
}

/** A name of what was written, to know whether anything would change. */
export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}
