import type { ShopTx } from "../../db/tenancy.server";
import { claimGuestOrders } from "../../members/claim.server";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";

/**
 * A signed-in visit is a verified identity too: with new customer accounts Shopify tells of no account as enabled, and who signs
 * in has answered from their address. Claims what they bought as a guest. Call it before any member is locked.
 */
export async function claimOnVisit(tx: ShopTx, customerId: string): Promise<void> {
  const [met] = await tx.sql<{ id: string }>(
    `select m.id from member m
     where m.shop_id = $1 and m.customer_id = $2 and m.email_verified and m.status <> 'erased' and m.merged_into is null
       and exists (select from order_state o where o.shop_id = $1 and o.guest_hash = m.email_hash and o.member_id is null)`,
    [tx.shopId, customerId],
    "find_visiting_claimant",
  );
  if (!met) return;
  await lockOrders(tx);
  const again = await claimGuestOrders(tx, met.id, { signedIn: true });
  if (again.length > 0) await judgeAndPost(tx, { memberIds: [met.id], again });
}
