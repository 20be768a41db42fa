import type { ShopTx } from "../../db/tenancy.server";
import type { Program } from "../../loyalty/program";
import { needsOfVersions } from "../needs";
import { shopNeeds } from "../shop-needs.server";

/**
 * What the rules of a new version or of a draft ask of products and customers that nothing before asked for is read from Shopify once
 * this transaction commits. Call before the document is stored. From then on webhooks and a daily reading keep it.
 */
export async function askForReading(tx: ShopTx, program: Program): Promise<void> {
  const before = await shopNeeds(tx);
  const after = needsOfVersions([{ program }]);
  if (after.catalogue && !before.catalogue)
    await tx.addJob("read-all-products", { shopId: tx.shopId }, { key: `read-all-products/${tx.shopId}` });
  const named = (own: readonly string[], known: readonly string[]) => own.some((one) => !known.includes(one));
  if (named(after.customerTags, before.customerTags) || named(after.segments, before.segments)) {
    await tx.addJob("read-groups", { shopId: tx.shopId }, { key: `read-groups/${tx.shopId}` });
  }
}
