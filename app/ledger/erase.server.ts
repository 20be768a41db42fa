import { inShop, type ShopTx } from "../db/tenancy.server";

/** Children before parents: foreign keys stay in force. */
const tables = [
  "seal",
  "lot_use",
  "transfer",
  "lot",
  "referral_gain",
  "referral_click",
  "referral_trace",
  "referral",
  "referral_code",
  "redemption",
  "reward_stock",
  "spendable_goods",
  "discount",
  "tier_change",
  "consent",
  "order_state",
  "audit_entry",
  "drift",
  "sweep",
  "idempotency_key",
  "adjustment_proposal",
  "tier_by_hand",
  "customer_period",
  "birthday",
  "member_act",
  "back_award",
  "product_state",
  "program_draft",
  "long_run_item",
  "long_run",
  "saved_view",
  "setting",
  "staff",
  "program_version",
  "earning_pause",
  "privacy_request",
  "member",
] as const;

/**
 * Deletes every row of one shop, ledger included: the one way past the append-only triggers, which let a transaction
 * through that names the shop it erases. There is no way back; the shop's own row and its inbox are the caller's, who has
 * `last` done in the same transaction. Answers how many rows there were.
 */
export async function eraseShop(
  shopId: string,
  last: (tx: ShopTx, rows: number) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  return inShop(
    shopId,
    async (tx) => {
      await tx.sql("select set_config('app.erasing_shop', $1, true)", [shopId]);
      let rows = 0;
      for (const table of tables) rows += await deleteAll(tx, table);
      await last(tx, rows);
      return rows;
    },
    { timeoutMs: 1_800_000 },
  );
}

async function deleteAll(tx: ShopTx, table: (typeof tables)[number]): Promise<number> {
  const [row] = await tx.sql<{ count: number }>(
    `with gone as (delete from ${table} where shop_id = $1 returning 1) select count(*)::int as count from gone`,
    [tx.shopId],
  );
  return row?.count ?? 0;
}
