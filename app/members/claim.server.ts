import type { ShopTx } from "../db/tenancy.server";

/**
 * Gives a member the guest orders that wait under the keyed hash of its address: only for a verified identity, an account
 * that Shopify calls enabled, or a visitor whom it calls signed in, and whose address it calls verified. Answers the ids of the
 * orders that the caller judges again.
 */
export async function claimGuestOrders(tx: ShopTx, memberId: string, { signedIn = false } = {}): Promise<string[]> {
  const rows = await tx.sql<{ order_id: string }>(
    `update order_state o set member_id = m.id
       from member m
      where m.shop_id = $1 and m.id = $2 and m.status <> 'erased' and m.merged_into is null
        and (m.account_state = 'enabled' or $3) and m.email_verified and m.email_hash is not null
        and o.shop_id = $1 and o.member_id is null and o.guest_hash = m.email_hash
      returning o.order_id`,
    [tx.shopId, memberId, signedIn],
    "members_claim_guest_orders",
  );
  return rows.map(({ order_id }) => order_id);
}
