import type { ShopTx } from "../db/tenancy.server";
import { needsOfVersions, type Needs } from "./needs";
import { loadVersions, scheduledVersion } from "./versions.server";

/** What the shop's versions need of Shopify beside orders, the one that waits for its day too: it is read before it counts. */
export async function shopNeeds(tx: ShopTx): Promise<Needs> {
  const waiting = await scheduledVersion(tx);
  return needsOfVersions([...(await loadVersions(tx)), ...(waiting ? [waiting] : [])]);
}
