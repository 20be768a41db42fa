import type { ShopTx } from "../db/tenancy.server";
import type { Operation, PostedOperation } from "./operations";

/**
 * Posts operations of many members in a handful of statements: locks the members in id order, settles what is due for
 * them, applies everything in memory, writes. Within a posting, for a member: releases and give-backs, then grants, then
 * what takes points. An operation whose cause key is held with the same content is answered from the ledger.
 *
 * Throws `insufficient_points` (detail `available`, `asked`, `memberId`), `cause_key_conflict`, `conflict`, `not_found`.
 */
export async function post(_tx: ShopTx, _operations: readonly Operation[]): Promise<PostedOperation[]> {
  throw new Error("not yet");
}
