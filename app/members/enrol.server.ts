import type { ShopTx } from "../db/tenancy.server";
import { liveVersion } from "../programs/versions.server";
import { refreshTiers } from "./tiers.server";

/**
 * Where the live program enrols automatically: makes up to `limit` candidates active who were known before it was published,
 * dated as if it had been there: by the customer record, else by their earliest order. Answers how many: call until 0.
 */
export async function enrolCandidates(tx: ShopTx, limit = 500): Promise<number> {
  if ((await liveVersion(tx))?.program.enrolment !== "automatic") return 0;
  const rows = await tx.sql<{ id: string }>(
    `with waiting as materialized (
       select id from member where shop_id = $1 and status = 'candidate' and merged_into is null order by id limit $2 for update)
     update member m set status = 'active', joined_how = 'automatic',
            joined_at = coalesce(m.customer_created_at,
              (select min(o.placed_at) from order_state o where o.shop_id = $1 and o.member_id = m.id), m.created_at)
       from waiting w where m.shop_id = $1 and m.id = w.id returning m.id`,
    [tx.shopId, limit],
    "members_enrol_candidates",
  );
  await refreshTiers(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
