import type { ShopTx } from "../../db/tenancy.server";
import { grantedScopes } from "../../programs/plan.server";

/** Without `read_all_orders` Shopify gives an app the orders of so many days before it was installed, and all that come after. */
const daysGiven = 60;

/** Since when the shop's orders are known to us, where that is later than `from`; null: the whole time is known. */
export async function historySince(tx: ShopTx, from: string): Promise<string | null> {
  if ((await grantedScopes(tx)).includes("read_all_orders")) return null;
  const [row] = await tx.sql<{ given: Date; oldest: Date | null }>(
    `select s.installed_at - $2 * interval '1 day' as given,
            (select min(placed_at) from order_state where shop_id = $1) as oldest
       from shop s where s.id = $1`,
    [tx.shopId, daysGiven],
    "simulation_history",
  );
  if (!row) return null;
  // an earlier installation, or a scope that was taken back, may have brought older ones
  const since = row.oldest !== null && row.oldest < row.given ? row.oldest : row.given;
  return since.toISOString() > from ? since.toISOString() : null;
}
