import { singleton } from "../base/singleton";
import type { ShopTx } from "../db/tenancy.server";
import { programShape } from "../loyalty/program";
import { draftRow } from "./draft-rows.server";
import { needsOfVersions, noNeeds, together, type Needs } from "./needs";
import { loadVersions, scheduledVersion } from "./versions.server";

/** By shop, what its draft of that saving needs: reading a draft takes longer than all else here, and each batch of webhooks asks. */
const kept = singleton("needs-of-drafts", () => new Map<string, { saving: string; needs: Needs }>());
const keptAtMost = 2_000;

/**
 * What the shop's versions need of Shopify beside orders, the one that waits for its day too: it is read before it counts. And what the
 * draft needs: who tries it out has the answer before it is published.
 */
export async function shopNeeds(tx: ShopTx): Promise<Needs> {
  const [beside] = await tx.sql<{ waits: boolean; saving: string | null }>(
    `select exists (select from program_version where shop_id = $1 and state = 'scheduled') as waits,
            (select revision || '/' || saved_at::text from program_draft where shop_id = $1) as saving`,
    [tx.shopId],
    "programs_beside_versions",
  );
  const versions = needsOfVersions(await loadVersions(tx));
  const waiting = beside?.waits ? await scheduledVersion(tx) : null;
  const draft = beside?.saving ? await draftNeeds(tx, beside.saving) : noNeeds;
  return together([versions, waiting ? needsOfVersions([waiting]) : noNeeds, draft]);
}

async function draftNeeds(tx: ShopTx, saving: string): Promise<Needs> {
  const known = kept.get(tx.shopId);
  if (known?.saving === saving) return known.needs;
  const read = programShape.safeParse((await draftRow(tx))?.document);
  const needs = read.success ? needsOfVersions([{ program: read.data }]) : noNeeds;
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(tx.shopId, { saving, needs });
  return needs;
}
