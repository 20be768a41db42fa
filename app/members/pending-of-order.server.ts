import type { ShopTx } from "../db/tenancy.server";

/** When the first of an order's points that wait can be spent (RFC 3339); null: none wait. */
export async function pendingOfOrder(tx: ShopTx, memberId: string, orderId: string): Promise<string | null> {
  const [row] = await tx.sql<{ available_at: Date | null }>(
    `select min(available_at) as available_at from lot
      where shop_id = $1 and member_id = $2 and cause_type = 'order' and cause_id = $3 and not approved and remaining > 0`,
    [tx.shopId, memberId, orderId],
    "members_pending_of_order",
  );
  return row?.available_at?.toISOString() ?? null;
}
