import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import type { ReferralRow } from "./referral";

/** Whom a claim is for: the keyed hash of an address that they typed or Shopify knows, and the customer's member, where one is signed in. */
export interface Friend {
  hash: string | null;
  memberId: string | null;
}

/** All members that are this friend: the one signed in, and whoever Shopify knows by the same address. */
export async function membersOfFriend(tx: ShopTx, { hash, memberId }: Friend): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    "select id from member where shop_id = $1 and (id = $2 or email_hash = $3)",
    [tx.shopId, memberId, hash],
    "claim_members",
  );
  return rows.map(({ id }) => id);
}

export type EarlierClaim = Pick<ReferralRow, "id" | "advocateId" | "state" | "heldFrom" | "programVersion" | "discountId" | "windowUntil">;

/** The referrals by which this friend was brought, newest first. */
export async function claimsOfFriend(tx: ShopTx, { hash }: Friend, memberIds: readonly string[]): Promise<EarlierClaim[]> {
  return tx.sql<EarlierClaim>(
    `select id, advocate_id as "advocateId", state, held_from as "heldFrom", program_version as "programVersion",
            discount_id as "discountId", window_until as "windowUntil"
       from referral where shop_id = $1 and (friend_hash = $2 or friend_id = any($3::uuid[])) order by claimed_at desc, id desc`,
    [tx.shopId, hash, plainArray(memberIds)],
    "claim_earlier",
  );
}

/** Whether this friend ever paid for an order here, as a customer or as a guest. One that was cancelled makes nobody a customer. */
export async function hasPaid(tx: ShopTx, { hash }: Friend, memberIds: readonly string[]): Promise<boolean> {
  const [row] = await tx.sql<{ paid: boolean }>(
    `select exists (
       select from order_state
        where shop_id = $1 and (guest_hash = $2 or member_id = any($3::uuid[])) and not deleted
          and facts->>'payment' = 'paid' and facts->>'cancelledAt' is null and facts->>'test' = 'false') as paid`,
    [tx.shopId, hash, plainArray(memberIds)],
    "claim_has_paid",
  );
  return row?.paid ?? false;
}

/** How many friends of an advocate placed the order that counts since an instant, less those that came to nothing. */
export async function qualifiedSince(tx: ShopTx, advocateId: string, since: Date): Promise<number> {
  const [row] = await tx.sql<{ friends: string }>(
    `select count(*) as friends from referral
      where shop_id = $1 and advocate_id = $2 and qualified_at >= $3 and state not in ('reversed', 'rejected')`,
    [tx.shopId, advocateId, since],
    "claim_qualified_since",
  );
  return Number(row?.friends ?? 0);
}

export type NewReferral = Pick<
  ReferralRow,
  | "id"
  | "advocateId"
  | "friendId"
  | "friendHash"
  | "friendAliasHash"
  | "networkHash"
  | "code"
  | "programVersion"
  | "discountId"
  | "surface"
  | "language"
  | "windowUntil"
>;

/** Writes a claim; false: somebody claimed for the same friend at the same moment, and was first. */
export async function writeClaim(tx: ShopTx, row: NewReferral): Promise<boolean> {
  const written = await tx.sql(
    `insert into referral (shop_id, id, advocate_id, friend_id, friend_hash, friend_alias_hash, network_hash, code, program_version,
                           discount_id, surface, language, claimed_at, window_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning id`,
    [
      tx.shopId,
      row.id,
      row.advocateId,
      row.friendId,
      row.friendHash,
      row.friendAliasHash,
      row.networkHash,
      row.code,
      row.programVersion,
      row.discountId,
      row.surface,
      row.language,
      tx.now,
      row.windowUntil,
    ],
    "claim_write",
  );
  return written.length === 1;
}

/** Gives a claim another code than `before`; false: somebody did so at the same moment. */
export async function changeCodeOf(tx: ShopTx, id: string, before: string | null, discountId: string): Promise<boolean> {
  const changed = await tx.sql(
    "update referral set discount_id = $4 where shop_id = $1 and id = $2 and discount_id is not distinct from $3 returning id",
    [tx.shopId, id, before, discountId],
    "claim_change_code",
  );
  return changed.length === 1;
}

/** Ends a claim whose window has passed, so that somebody else may bring the friend. */
export async function expireClaim(tx: ShopTx, id: string): Promise<void> {
  await tx.sql(
    `update referral set state = 'expired', ended_at = window_until, reason = 'window-over'
      where shop_id = $1 and id = $2 and state = 'claimed' and window_until < $3`,
    [tx.shopId, id, tx.now],
    "claim_expire",
  );
}
