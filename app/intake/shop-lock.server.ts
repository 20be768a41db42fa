import type { ShopTx } from "../db/tenancy.server";

/** Of a transaction that asks for the lock: a batch or a step that holds it may take two minutes. */
export const whileOthersJudge = { timeoutMs: 180_000 };

/** Transactions that hold the lock already: asking PostgreSQL again is a round trip for nothing. */
const holders = new WeakSet<ShopTx>();

/**
 * Orders of a shop are judged by one transaction at a time: what an order earns depends on its member's other orders.
 * The lock ends with its transaction. Take it before any member's lock, or two transactions may wait for each other.
 */
export async function lockOrders(tx: ShopTx): Promise<void> {
  if (holders.has(tx)) return;
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('orders of shop ' || $1, 0))", [tx.shopId], "lock_orders");
  holders.add(tx);
}

/** Does not wait; false when another transaction holds it. */
export async function tryLockOrders(tx: ShopTx): Promise<boolean> {
  const [row] = await tx.sql<{ held: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('orders of shop ' || $1, 0)) as held",
    [tx.shopId],
    "try_lock_orders",
  );
  if (row?.held) holders.add(tx);
  return row?.held ?? false;
}
