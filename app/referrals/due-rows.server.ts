import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";

/** Referrals whose wait is over, soonest first, but not those that were tried. */
export async function dueReferrals(
  tx: ShopTx,
  tried: readonly string[],
  limit: number,
): Promise<Array<{ id: string; programVersion: number }>> {
  return tx.sql<{ id: string; programVersion: number }>(
    `select id, program_version as "programVersion" from referral
      where shop_id = $1 and state = 'waiting' and waits_until <= $2 and id <> all($3::uuid[]) order by waits_until, id limit $4`,
    [tx.shopId, tx.now, plainArray(tried), limit],
    "referrals_due",
  );
}

/**
 * Rewarded referrals whose friend has nothing yet and takes part by now: who ordered as a guest, or joined later. `versions`: those by
 * which a friend gets something with the reward; `since`: rewarded after it.
 */
export async function outstandingFriends(
  tx: ShopTx,
  { versions, since }: { versions: readonly number[]; since: Date },
  limit: number,
): Promise<Array<{ id: string; programVersion: number }>> {
  return tx.sql<{ id: string; programVersion: number }>(
    `select r.id, r.program_version as "programVersion" from referral r
       join member m on m.shop_id = r.shop_id and m.id = r.friend_id and m.status = 'active'
      where r.shop_id = $1 and r.state = 'rewarded' and r.program_version = any($2::int[]) and r.rewarded_at > $3
        and not exists (
          select from referral_gain g where g.shop_id = $1 and g.referral_id = r.id and g.side = 'friend' and g.state = 'given')
      order by r.rewarded_at, r.id limit $4`,
    [tx.shopId, plainArray(versions), since, limit],
    "referrals_outstanding",
  );
}

/** Ends claims whose window has passed without an order that counts; answers how many. */
export async function expireClaims(tx: ShopTx): Promise<number> {
  const rows = await tx.sql(
    `update referral set state = 'expired', ended_at = window_until, reason = 'window-over'
      where shop_id = $1 and state = 'claimed' and window_until < $2 returning id`,
    [tx.shopId, tx.now],
    "referrals_expire",
  );
  return rows.length;
}

/** So long we know from where a claim came, and an advocate was seen. */
const networkDays = 30;

/** Forgets network addresses that are older than thirty days. */
export async function forgetNetworks(tx: ShopTx): Promise<void> {
  const before = new Date(tx.now.getTime() - networkDays * 24 * 60 * 60 * 1000);
  await tx.sql(
    "update referral set network_hash = null where shop_id = $1 and network_hash is not null and claimed_at < $2",
    [tx.shopId, before],
    "referrals_forget_networks",
  );
  await tx.sql("delete from referral_trace where shop_id = $1 and seen_at < $2", [tx.shopId, before], "referrals_forget_traces");
}

/** Codes of referrals (a friend's, or a reward's) that ended since so long: nobody can use them, and they are removed from the merchant's list. */
export async function endedCodes(tx: ShopTx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `select id from discount where shop_id = $1 and purpose = 'referral' and state = 'issued' and ends_at < $2
        and kind not in ('gift-card', 'store-credit', 'perk') order by ends_at, id limit $3`,
    [tx.shopId, before, limit],
    "referrals_ended_codes",
  );
  return rows.map(({ id }) => id);
}
