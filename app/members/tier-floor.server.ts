import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import { refreshTiers } from "./tiers.server";

/**
 * Promises a member at least this tier from now until an instant: a higher one that is measured stands. A tier that the program does
 * not have counts for nothing. Call under the member's lock.
 */
export async function promiseTier(
  tx: ShopTx,
  memberId: string,
  { tier, until, by }: { tier: string; until: Date; by: string },
): Promise<void> {
  await tx.sql(
    `insert into tier_by_hand (shop_id, id, member_id, tier, from_at, until_at, set_by, floor) values ($1, $2, $3, $4, $5, $6, $7, true)`,
    [tx.shopId, v7(), memberId, tier, tx.now, until, by],
    "members_promise_tier",
  );
  await refreshTiers(tx, [memberId]);
}
