import type { ShopTx } from "../db/tenancy.server";
import { post } from "../ledger/post.server";
import type { MemberStatus } from "../loyalty/words";
import { ensureMembers } from "./ensure.server";
import { currentMember, memberOfCustomer, membersByCustomer, membersById, type StoredMember } from "./member-rows.server";
import { mergeOccasions } from "./occasions/of-merged.server";
import { bareCustomer } from "./profile.server";
import { mergeReferrals } from "./referrals-of-member.server";

/**
 * Shopify merged the customer `from` into `into`: points, lots, debt, orders, redemptions, discounts, referrals and birthday become those of the kept
 * member, and later events of `from` are the kept member's. Answers the kept member's own id, whose orders the caller
 * judges again; null when there is no member to keep. Customers that no event told of yet are merged too, so that it does
 * not matter which event comes first. Twice changes nothing.
 */
export async function mergeMembers(tx: ShopTx, customers: { from: string; into: string }): Promise<string | null> {
  const [gone] = await membersByCustomer(tx, [customers.from]);
  const kept = await memberOrNew(tx, customers.into);
  if (!gone) {
    const made = kept && kept.status !== "erased" ? await memberOrNew(tx, customers.from) : null;
    if (kept && made && made.id !== kept.id) await retire(tx, made.id, kept.id);
    return kept?.id ?? null;
  }
  const from = await currentMember(tx, gone);
  if (!kept || kept.status === "erased" || from.id === kept.id) return kept?.id ?? null;

  await post(tx, [{ kind: "merge", from: from.id, memberId: kept.id, at: tx.now.toISOString() }]);
  // read again: the posting holds the locks now
  const rows = new Map((await membersById(tx, [from.id, kept.id])).map((row) => [row.id, row]));
  // one step from any merged member to the one that is left
  await tx.sql("update member set merged_into = $3 where shop_id = $1 and merged_into = $2", [tx.shopId, from.id, kept.id]);
  await joinStandings(tx, rows.get(from.id) ?? from, rows.get(kept.id) ?? kept);
  for (const table of ["order_state", "redemption", "discount", "tier_by_hand", "adjustment_proposal", "privacy_request"]) {
    await tx.sql(`update ${table} set member_id = $3 where shop_id = $1 and member_id = $2`, [tx.shopId, from.id, kept.id]);
  }
  await moveGroups(tx, from.id, kept.id);
  await mergeOccasions(tx, from.id, kept.id);
  await mergeReferrals(tx, from.id, kept.id);
  return kept.id;
}

/** What the one had, the kept one has: of one beginning there is one period, the longer. */
async function moveGroups(tx: ShopTx, from: string, kept: string): Promise<void> {
  await tx.sql(
    `with gone as (delete from customer_period where shop_id = $1 and member_id = $2 returning *)
     insert into customer_period as p (shop_id, member_id, kind, value, from_at, until_at)
     select shop_id, $3, kind, value, from_at, until_at from gone
     on conflict (shop_id, member_id, kind, value, from_at) do update
       set until_at = case when p.until_at is null or excluded.until_at is null then null else greatest(p.until_at, excluded.until_at) end`,
    [tx.shopId, from, kept],
  );
}

async function memberOrNew(tx: ShopTx, customerId: string): Promise<StoredMember | null> {
  const known = await memberOfCustomer(tx, customerId);
  if (known) return known;
  await ensureMembers(tx, [bareCustomer(customerId)]);
  return memberOfCustomer(tx, customerId);
}

/** Of two standings the stricter block, else the better membership, since the earlier joining. */
const rank: readonly MemberStatus[] = ["blocked", "active", "left", "candidate"];

async function joinStandings(tx: ShopTx, from: StoredMember, kept: StoredMember): Promise<void> {
  const better = rank.indexOf(from.status) < rank.indexOf(kept.status) ? from : kept;
  const joinings = [from, kept].filter(({ joined_at }) => joined_at !== null).sort((a, b) => (a.joined_at! < b.joined_at! ? -1 : 1));
  const active = joinings.filter(({ status }) => status === better.status);
  const joined = (active.length > 0 ? active : joinings)[0];
  const acted = [from, kept].find(({ joined_how }) => joined_how !== null && joined_how !== "automatic");
  await tx.sql(
    // Shopify hands the merged customer's tags on: what stands there is looked at anew
    `update member m set status = $3, joined_at = $4, joined_how = $5, blocked_at = $6, left_at = $7, tier_written = null,
            last_active_at = greatest(m.last_active_at, f.last_active_at)
       from member f where m.shop_id = $1 and m.id = $2 and f.shop_id = $1 and f.id = $8`,
    [
      tx.shopId,
      kept.id,
      better.status,
      joined?.joined_at ?? null,
      acted?.joined_how ?? joined?.joined_how ?? null,
      better.blocked_at,
      better.status === "active" ? kept.left_at : better.left_at,
      from.id,
    ],
  );
  await retire(tx, from.id, kept.id);
}

/** The row stays without a profile, and leads to the kept member. */
async function retire(tx: ShopTx, from: string, kept: string): Promise<void> {
  await tx.sql(
    `update member set merged_into = $3, status = 'left', left_at = coalesce(left_at, $4), tier_due_at = null, email = null, email_hash = null,
                       first_name = null, last_name = null where shop_id = $1 and id = $2`,
    [tx.shopId, from, kept, tx.now],
  );
}
