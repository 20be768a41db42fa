import type { ShopTx } from "../db/tenancy.server";
import { noteActs } from "../programs/audit-entries.server";

/** Notes that somebody looked at a member's personal data: once an hour at most for each person and member. */
export async function noteRead(tx: ShopTx, memberId: string, by: string): Promise<void> {
  const anHourAgo = new Date(tx.now.getTime() - 3_600_000);
  const [noted] = await tx.sql(
    `select from audit_entry where shop_id = $1 and subject = $2 and at > $3 and actor = $4 and action = 'member.read' limit 1`,
    [tx.shopId, memberId, anHourAgo, by],
    "members_read_noted",
  );
  if (!noted) await noteActs(tx, [{ actor: by, action: "member.read", subject: memberId, detail: {} }]);
}
