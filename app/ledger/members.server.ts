import type { ShopTx } from "../db/tenancy.server";

export interface Balances {
  pending: number;
  available: number;
  held: number;
  owed: number;
}

/** Locks members until the transaction ends, in id order, and reads their balances. Unknown ids are left out. */
export async function lockMembers(_tx: ShopTx, _memberIds: readonly string[]): Promise<Map<string, Balances>> {
  throw new Error("not yet");
}
