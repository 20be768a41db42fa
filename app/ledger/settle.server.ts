import type { ShopTx } from "../db/tenancy.server";

/** Approves and expires what is due by `tx.now`, each at its own instant, in time order. Without ids: of the whole shop. Answers the number of transfers. */
export async function settleLots(_tx: ShopTx, _memberIds?: readonly string[]): Promise<number> {
  throw new Error("not yet");
}

/** Settles up to `limit` members of the shop that have something due. Answers how many members it settled: 0 when nothing is left. */
export async function settleDueLots(_tx: ShopTx, _limit: number): Promise<number> {
  throw new Error("not yet");
}
