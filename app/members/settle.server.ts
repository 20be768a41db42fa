import type { ShopTx } from "../db/tenancy.server";

/** Brings members up to `tx.now`: due lots, then due tiers. Call before every read of a member. */
export async function settleMembers(_tx: ShopTx, _memberIds: readonly string[]): Promise<void> {
  throw new Error("not yet");
}

/** One bounded step over the whole shop: at most `limit` members. Answers how many had something due: call until 0. */
export async function settleShop(_tx: ShopTx, _limit = 500): Promise<number> {
  throw new Error("not yet");
}
