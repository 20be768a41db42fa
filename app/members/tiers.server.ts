import type { ShopTx } from "../db/tenancy.server";

/** Works out the tiers of these members at `tx.now` from their orders' dated rows; writes them and each change. */
export async function refreshTiers(_tx: ShopTx, _memberIds: readonly string[]): Promise<void> {
  throw new Error("not yet");
}
