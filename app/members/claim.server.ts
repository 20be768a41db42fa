import type { ShopTx } from "../db/tenancy.server";

/**
 * Gives a member the guest orders that wait under the keyed hash of its address: only for a verified identity, an account
 * that Shopify calls enabled and whose address it calls verified. Answers the ids of the orders that the caller judges again.
 */
export async function claimGuestOrders(_tx: ShopTx, _memberId: string): Promise<string[]> {
  throw new Error("not yet");
}
