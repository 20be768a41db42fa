import { inShop } from "../db/tenancy.server";

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
  "member",
] as const;

/**
 * Deletes every row of one shop, ledger included: the one way past the append-only triggers, which let a transaction
 * through that names the shop it erases. There is no way back; the shop's own row and its inbox are the caller's.
 */
export async function eraseShop(shopId: string): Promise<void> {
  const limits = { timeoutMs: 600_000 };
  await inShop(
    shopId,
    async (tx) => {
      await tx.sql("select set_config('app.erasing_shop', $1, true)", [shopId]);
      for (const table of tables) await tx.sql(`delete from ${table} where shop_id = $1`, [shopId]);
    },
    limits,
  );
}
