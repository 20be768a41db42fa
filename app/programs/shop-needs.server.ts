import type { ShopTx } from "../db/tenancy.server";
import { programShape } from "../loyalty/program";
import { draftRow } from "./draft-rows.server";
import { needsOfVersions, type Needs } from "./needs";
import { loadVersions, scheduledVersion } from "./versions.server";

/**
 * What the shop's versions need of Shopify beside orders, the one that waits for its day too: it is read before it counts. And what the
 * draft needs: who tries it out has the answer before it is published.
 */
export async function shopNeeds(tx: ShopTx): Promise<Needs> {
  const waiting = await scheduledVersion(tx);
  const draft = programShape.safeParse((await draftRow(tx))?.document);
  return needsOfVersions([...(await loadVersions(tx)), ...(waiting ? [waiting] : []), ...(draft.success ? [{ program: draft.data }] : [])]);
}
