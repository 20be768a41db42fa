import type { ShopTx } from "../db/tenancy.server";
import type { CustomerFacts } from "../shopify/facts/customer-facts";
import type { MemberRow } from "./member-row";

/**
 * Makes and updates the members of these customers, in a few statements, and answers them by customer id. A profile never
 * goes back in time (`updatedAt`). An erased customer is answered by its tombstone's row, a merged one by the kept member.
 * New members are enrolled by the live program: `automatic` → active, joined when the customer record was made, else at
 * `customer.seenAt`; other programs leave them candidates.
 */
export async function ensureMembers(
  _tx: ShopTx,
  _customers: ReadonlyArray<CustomerFacts & { seenAt?: string | null }>,
): Promise<Map<string, MemberRow>> {
  throw new Error("not yet");
}

/** The members of these own ids. */
export async function readMembers(_tx: ShopTx, _memberIds: readonly string[]): Promise<Map<string, MemberRow>> {
  throw new Error("not yet");
}
