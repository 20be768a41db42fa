import type { ShopTx } from "../../db/tenancy.server";
import { claimGuestOrders } from "../../members/claim.server";
import { judgeAndPost } from "./judge-and-post.server";

/**
 * Guest orders wait under a keyed hash of their address until a verified identity of that address is known, whichever comes
 * first. Given new guests and new identities, claims what has met.
 */
export async function claimWaiting(
  tx: ShopTx,
  { guestHashes = [], memberIds = [] }: { guestHashes?: readonly string[]; memberIds?: readonly string[] },
): Promise<void> {
  if (guestHashes.length === 0 && memberIds.length === 0) return;
  const met = await tx.sql<{ id: string }>(
    `select m.id from member m
     where m.shop_id = $1 and (m.id = any($2::uuid[]) or m.email_hash = any($3::text[]))
       and m.account_state = 'enabled' and m.email_verified and m.status <> 'erased'
       and exists (select from order_state o where o.shop_id = $1 and o.guest_hash = m.email_hash and o.member_id is null)
     order by m.id`,
    [tx.shopId, memberIds, guestHashes],
    "find_claimants",
  );
  for (const { id } of met) {
    const again = await claimGuestOrders(tx, id);
    if (again.length > 0) await judgeAndPost(tx, { memberIds: [id], again });
  }
}
