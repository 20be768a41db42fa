import type { ShopTx } from "../db/tenancy.server";

/**
 * The customer is gone or asked to be forgotten: empties the profile, leaves a keyed hash of the customer id so that late
 * events do not make the member anew, releases live redemptions and forfeits the points. Answers the member's own id, or
 * null: unknown (a tombstone is left all the same).
 */
export async function eraseMember(_tx: ShopTx, _customerId: string): Promise<string | null> {
  throw new Error("not yet");
}
