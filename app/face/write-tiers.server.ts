import { realNow } from "../base/clock";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import { metafieldsAtOnce } from "../shopify/faces.server";
import { createMetafieldDefinitions } from "../shopify/metafields.server";
import { readTiers, showsTier, writeTiers, type WantedTier } from "../shopify/tiers.server";

/** What of a member Shopify's customer should show: the tier of who takes part, of others none. The index says the same. */
const shown = "(case when status = 'active' then coalesce(tier, '') else '' end)";

interface MemberTier extends WantedTier {
  memberId: string;
}

/**
 * Brings the tiers at Shopify, metafield and tag, up to those that members have: 25 at a time, until none is left or the real time
 * `until` has come. Whom it concerns says the member's own row. Answers whether none is left. Throws `shopify_unavailable`: what
 * was not written is found again.
 */
export async function bringTiers(shopId: string, domain: string, until: number): Promise<boolean> {
  for (let first = true; ; first = false) {
    const wanted = await inShop(shopId, nextTiers);
    if (wanted.length === 0) return true;
    if (first && (await inShop(shopId, isFirst))) await createMetafieldDefinitions(domain);
    await writeTiers(domain, wanted);
    await inShop(shopId, (tx) => noteWritten(tx, wanted));
    if (realNow().getTime() >= until) return false;
  }
}

async function nextTiers(tx: ShopTx): Promise<MemberTier[]> {
  return tx.sql<MemberTier>(
    `select id as "memberId", customer_id::text as "customerId", ${shown} as tier from member
      where shop_id = $1 and customer_id is not null and merged_into is null and coalesce(tier_written, '') <> ${shown} order by id limit $2`,
    [tx.shopId, metafieldsAtOnce],
    "face_next_tiers",
  );
}

/** A shop that installed the app when it knew no tiers at Shopify lacks the definition. */
async function isFirst(tx: ShopTx): Promise<boolean> {
  const rows = await tx.sql("select from member where shop_id = $1 and tier_written is not null limit 1", [tx.shopId], "face_any_tier");
  return rows.length === 0;
}

async function noteWritten(tx: ShopTx, written: readonly MemberTier[]): Promise<void> {
  await tx.sql(
    `with w as (select * from unnest($2::uuid[], $3::text[]) as w(id, tier)),
          held as materialized (select m.id from member m where m.shop_id = $1 and m.id = any($2::uuid[]) order by m.id for no key update)
     update member m set tier_written = w.tier from w join held h on h.id = w.id where m.shop_id = $1 and m.id = w.id`,
    [tx.shopId, plainArray(written.map(({ memberId }) => memberId)), textArray(written.map(({ tier }) => tier))],
    "face_note_tiers",
  );
}

/** Compares the tiers of these members with what stands at Shopify and mends what differs. At most 100. Answers how many did. */
export async function repairTiers(shopId: string, domain: string, memberIds: readonly string[]): Promise<number> {
  const settled = await inShop(shopId, (tx) => settledTiers(tx, memberIds));
  const stands = await readTiers(
    domain,
    settled.map(({ customerId }) => customerId),
  );
  const differ = settled.filter(({ customerId, tier }) => {
    const held = stands.get(customerId);
    return held !== undefined && !showsTier(held, tier);
  });
  for (let from = 0; from < differ.length; from += metafieldsAtOnce) await writeTiers(domain, differ.slice(from, from + metafieldsAtOnce));
  return differ.length;
}

/** Whose tier is to be written is no drift. */
async function settledTiers(tx: ShopTx, memberIds: readonly string[]): Promise<MemberTier[]> {
  return tx.sql<MemberTier>(
    `select id as "memberId", customer_id::text as "customerId", ${shown} as tier from member
      where shop_id = $1 and id = any($2::uuid[]) and customer_id is not null and merged_into is null
        and coalesce(tier_written, '') = ${shown}`,
    [tx.shopId, plainArray(memberIds)],
    "face_settled_tiers",
  );
}
