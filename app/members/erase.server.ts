import type { ShopTx } from "../db/tenancy.server";
import type { Operation } from "../ledger/operations";
import { post } from "../ledger/post.server";
import { ensureMembers } from "./ensure.server";
import { forgetOccasions } from "./occasions/of-merged.server";
import { memberOfCustomer, membersByCustomer } from "./member-rows.server";
import { bareCustomer, tombstoneOf } from "./profile.server";
import { forgetDiscounts, forgetOrders, forgetSubjects } from "./forget.server";
import { forgetReferrals } from "./referrals-of-member.server";

/**
 * The customer is gone or asked to be forgotten: empties the profile, leaves a keyed hash of the customer id so that late
 * events do not make the member anew (of those that were merged into it too), releases live redemptions (their discounts end by job),
 * forfeits the points, takes the person out of their orders, and empties the merchant's words about them.
 * Answers the member's own id. A customer that was never seen leaves a tombstone all the same. Call with the shop's orders locked.
 */
export async function eraseMember(tx: ShopTx, customerId: string): Promise<string | null> {
  let [member] = await membersByCustomer(tx, [customerId]);
  if (!member) {
    const erased = (await ensureMembers(tx, [bareCustomer(customerId)])).get(customerId);
    if (erased?.status === "erased") return erased.id;
    member = (await memberOfCustomer(tx, customerId)) ?? undefined;
  }
  if (!member) return null;
  // of a merged customer only the record is left here; the points are the kept member's
  if (member.merged_into === null) await forfeit(tx, member.id);
  await forgetReferrals(tx, member.id);
  const merged = await tx.sql<{ id: string; customer_id: string | null }>(
    "select id, customer_id from member where shop_id = $1 and merged_into = $2 order by id for update",
    [tx.shopId, member.id],
  );
  const rows = [{ id: member.id, customer_id: customerId }, ...merged];
  const memberIds = rows.map(({ id }) => id);
  await forgetSubjects(tx, memberIds);
  await forgetOrders(tx, { memberIds });
  for (const row of rows) if (row.customer_id !== null) await empty(tx, row.id, row.customer_id);
  await forgetDiscounts(tx, memberIds);
  await forgetOccasions(tx, member.id);
  await forgetWords(tx, member.id);
  // after whatever is being written of this shop's faces
  await tx.addJob("delete-face", { shopId: tx.shopId, customerId }, { queue: `faces/${tx.shopId}` });
  return member.id;
}

/** Takes the profile out of a row and leaves its tombstone. When who joined stays, for figures; it says nothing of a person. */
async function empty(tx: ShopTx, memberId: string, customerId: string): Promise<void> {
  await tx.sql(
    `update member set status = 'erased', customer_id = null, tombstone = $3, email = null, email_hash = null, email_verified = false,
            first_name = null, last_name = null, locale = null, account_state = null, customer_created_at = null, customer_updated_at = null,
            tier = null, tier_since = null, tier_until = null, tier_due_at = null, face_digest = null, tier_written = null
      where shop_id = $1 and id = $2`,
    [tx.shopId, memberId, tombstoneOf(tx, customerId)],
  );
}

/** The merchant's words about the person, their tags and segments with them: nothing of these moved points. Of what was done to them the ids and figures stay. */
async function forgetWords(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql("delete from customer_period where shop_id = $1 and member_id = $2", [tx.shopId, memberId]);
  await tx.sql("delete from adjustment_proposal where shop_id = $1 and member_id = $2", [tx.shopId, memberId]);
  await tx.sql(
    `update audit_entry set detail = detail - array['reason', 'note']
      where shop_id = $1 and subject in (select id::text from member where shop_id = $1 and (id = $2 or merged_into = $2))
        and detail ?| array['reason', 'note']`,
    [tx.shopId, memberId],
  );
}

async function forfeit(tx: ShopTx, memberId: string): Promise<void> {
  const at = tx.now.toISOString();
  await tx.sql("select from member where shop_id = $1 and id = $2 for update", [tx.shopId, memberId]);
  const live = await tx.prisma.redemption.findMany({ where: { memberId, status: { in: ["reserved", "issued"] } } });
  const releases = live.map(({ id }): Operation => {
    const explanation = { codes: [{ code: "released", reason: "member-erased" }] };
    return { kind: "release", memberId, redemptionId: id, at, explanation };
  });
  await post(tx, [...releases, { kind: "forfeit", memberId, cause: { type: "erasure", id: memberId }, at }]);
  for (const { id, points, discountId } of live) {
    await tx.prisma.redemption.update({
      where: { shopId_id: { shopId: BigInt(tx.shopId), id } },
      data: { status: "released", released: points, endedAt: tx.now, reason: "member-erased" },
    });
    if (discountId === null) continue;
    const payload = { shopId: tx.shopId, discountId, reason: "member-erased" };
    await tx.addJob("end-discount", payload, { key: `end-discount/${discountId}` });
  }
}
