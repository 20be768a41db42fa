import type { ShopTx } from "../db/tenancy.server";

/** Our own ids of these customers' members, of a merged one the kept member's. Who is not known or was erased is not there. */
export async function memberIdsOf(tx: ShopTx, customerIds: readonly string[]): Promise<Map<string, string>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.sql<{ customer_id: string; id: string }>(
    `select m.customer_id::text, coalesce(m.merged_into, m.id) as id from member m
      where m.shop_id = $1 and m.customer_id = any($2::bigint[]) and m.status <> 'erased'`,
    [tx.shopId, customerIds],
    "members_ids_of_customers",
  );
  return new Map(rows.map(({ customer_id, id }) => [customer_id, id]));
}
