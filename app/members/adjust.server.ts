import type { ShopTx } from "../db/tenancy.server";
import type { PostedOperation } from "../ledger/operations";

export interface Adjustment {
  /** made by the caller before its first try, uuid */
  id: string;
  customerId: string;
  /** whole points, not 0 */
  amount: number;
  /** the merchant's words: kept in the audit entry, never in the ledger */
  reason: string;
  /** "api:<key id>", "staff:<Shopify user id>" */
  by: string;
}

/** Adds or takes points by the merchant's hand. Throws `not_found`, `insufficient_points`. */
export async function adjustMember(_tx: ShopTx, _adjustment: Adjustment): Promise<PostedOperation> {
  throw new Error("not yet");
}

/** Undoes the adjustment `adjustmentId` whole, once. Throws `not_found`, `insufficient_points`, `conflict` when it was undone before. */
export async function reverseAdjustment(_tx: ShopTx, _reversal: { adjustmentId: string; by: string }): Promise<PostedOperation> {
  throw new Error("not yet");
}
