import type { ShopTx } from "../../db/tenancy.server";

/** What a merged member gave and did beside ordering becomes the kept one's; of two birthdays the kept member's stays. */
export async function mergeOccasions(tx: ShopTx, from: string, kept: string): Promise<void> {
  await tx.sql(
    `insert into member_act (shop_id, member_id, kind, act, at)
     select shop_id, $3, kind, act, at from member_act where shop_id = $1 and member_id = $2
     on conflict (shop_id, member_id, kind, act) do nothing`,
    [tx.shopId, from, kept],
    "members_merge_acts",
  );
  await tx.sql(
    `insert into birthday (shop_id, member_id, month, day, given_at, changed_at)
     select shop_id, $3, month, day, given_at, changed_at from birthday where shop_id = $1 and member_id = $2
     on conflict (shop_id, member_id) do nothing`,
    [tx.shopId, from, kept],
    "members_merge_birthdays",
  );
  await forgetOccasions(tx, from);
}

/** Takes out what a person gave and did beside ordering. */
export async function forgetOccasions(tx: ShopTx, memberId: string): Promise<void> {
  for (const table of ["birthday", "member_act"]) {
    await tx.sql(`delete from ${table} where shop_id = $1 and member_id = $2`, [tx.shopId, memberId], `members_forget_${table}`);
  }
}
