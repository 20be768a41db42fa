import type { ShopTx } from "../db/tenancy.server";

/** One publication a shop at a time, to the end of the transaction: the number is the next one, and a draft is published once. */
export async function lockPublications(tx: ShopTx): Promise<void> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('publish/' || $1::text, 0))", [tx.shopId], "programs_lock");
}
