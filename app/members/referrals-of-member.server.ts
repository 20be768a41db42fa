import type { ShopTx } from "../db/tenancy.server";

/**
 * What a merge means for referrals: codes, friends brought and what they gave become those of the kept member. Where the two sides of a
 * referral are one customer now, the friend is nobody, and a person looks at it, unless it has ended. Call in the merge, with
 * both members locked.
 */
export async function mergeReferrals(tx: ShopTx, from: string, kept: string): Promise<void> {
  const values = [tx.shopId, from, kept];
  await tx.sql(
    `update referral set friend_id = null, waits_until = null,
            held_from = case when state in ('claimed', 'qualified', 'waiting') then state else held_from end,
            state = case when state in ('claimed', 'qualified', 'waiting') then 'review' else state end,
            signals = case when signals @> '[{"code":"merged"}]' then signals else signals || '[{"code":"merged","weight":100}]' end
      where shop_id = $1 and ((advocate_id = $2 and friend_id = $3) or (advocate_id = $3 and friend_id = $2))`,
    values,
    "members_merge_sides",
  );
  // of two who were brought one stays: who was brought once is brought
  await tx.sql(
    `update referral r set friend_id = case when exists (
              select from referral k where k.shop_id = $1 and k.friend_id = $3 and k.state <> 'expired' and r.state <> 'expired') then null else $3 end
      where shop_id = $1 and friend_id = $2`,
    values,
    "members_merge_friends",
  );
  await tx.sql("update referral set advocate_id = $3 where shop_id = $1 and advocate_id = $2", values, "members_merge_advocates");
  await tx.sql(
    `update referral_code set member_id = $3,
            current = current and not exists (select from referral_code k where k.shop_id = $1 and k.member_id = $3 and k.current)
      where shop_id = $1 and member_id = $2`,
    values,
    "members_merge_codes",
  );
  // a milestone that both had stays where it is: it was given twice
  await tx.sql(
    `update referral_gain g set member_id = $3
      where shop_id = $1 and member_id = $2
        and (side <> 'milestone' or not exists (
          select from referral_gain k where k.shop_id = $1 and k.member_id = $3 and k.side = 'milestone' and k.friends = g.friends))`,
    values,
    "members_merge_gains",
  );
  await tx.sql(
    `with gone as (delete from referral_click where shop_id = $1 and member_id = $2 returning day, clicks)
     insert into referral_click as c (shop_id, member_id, day, clicks) select $1, $3, day, clicks from gone
     on conflict (shop_id, member_id, day) do update set clicks = c.clicks + excluded.clicks`,
    values,
    "members_merge_clicks",
  );
  await tx.sql(
    `with gone as (delete from referral_trace where shop_id = $1 and member_id = $2 returning network_hash, seen_at)
     insert into referral_trace as t (shop_id, member_id, network_hash, seen_at) select $1, $3, network_hash, seen_at from gone
     on conflict (shop_id, member_id, network_hash) do update set seen_at = greatest(t.seen_at, excluded.seen_at)`,
    values,
    "members_merge_traces",
  );
}

/**
 * Forgets a person on either side of referrals; the other side keeps its points and its way. Of a friend no hash is left, and a claim
 * without an order ends; of an advocate no code, which may be their name. Call before the member's own row is emptied.
 */
export async function forgetReferrals(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql(
    `update referral set friend_hash = null, friend_alias_hash = null, network_hash = null, friend_id = null,
            state = case when state = 'claimed' or held_from = 'claimed' then 'expired' else state end,
            ended_at = case when state = 'claimed' or held_from = 'claimed' then $3 else ended_at end,
            reason = case when state = 'claimed' or held_from = 'claimed' then 'friend-erased' else reason end,
            held_from = case when held_from = 'claimed' then null else held_from end
      where shop_id = $1
        and (friend_id = $2 or friend_hash = (select email_hash from member where shop_id = $1 and id = $2 and email_hash is not null))`,
    [tx.shopId, memberId, tx.now],
    "members_forget_friend",
  );
  await tx.sql(
    "update referral set code = 'ERASED' where shop_id = $1 and advocate_id = $2",
    [tx.shopId, memberId],
    "members_forget_advocate",
  );
  for (const table of ["referral_code", "referral_trace", "referral_click"]) {
    await tx.sql(`delete from ${table} where shop_id = $1 and member_id = $2`, [tx.shopId, memberId]);
  }
}
