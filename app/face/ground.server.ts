import { createHash } from "node:crypto";
import type { ShopTx } from "../db/tenancy.server";
import type { ProgramVersion } from "../loyalty/program";
import { readSettings } from "../programs/settings.server";
import { shopRow, type ShopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import type { Settings } from "../programs/settings";

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

async function goneRewards(tx: ShopTx, { program }: ProgramVersion): Promise<string[]> {
  const stocked = program.rewards.flatMap(({ key, stock, archived }) => (archived || stock === undefined ? [] : [{ key, stock }]));
  if (stocked.length === 0) return [];
  const rows = await tx.prisma.rewardStock.findMany({
    where: { shopId: BigInt(tx.shopId), reward: { in: stocked.map(({ key }) => key) } },
  });
  return stocked.flatMap(({ key, stock }) => (rows.some(({ reward, taken }) => reward === key && taken >= BigInt(stock)) ? [key] : []));
}

export function liveOf({ versions }: Pick<FaceGround, "versions">): ProgramVersion {
  return versions[versions.length - 1]!;
}

/** A name of what was written, to know whether anything would change. */
export function digestOf(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}
