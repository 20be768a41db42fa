import type { ShopTx } from "../db/tenancy.server";
import { memberColumns, type StoredMember } from "./member-rows.server";
import { profileArrays, profileNames, profileParameters } from "./profile-columns";
import type { Profile } from "./profile.server";

/** What is null was not said (Shopify withholds it): it never empties what is known. Older facts only fill in what is missing. */
const merged = (column: string, given = column) =>
  `${column} = case when c.newer then coalesce(c.${given}, m.${column}) else coalesce(m.${column}, c.${given}) end`;

/** Writes profiles over members, field by field, newer facts first; enrols candidates; dates an automatic joining by the record. Answers the rows. */
export async function writeProfiles(tx: ShopTx, profiles: readonly Profile[]): Promise<StoredMember[]> {
  if (profiles.length === 0) return [];
  return tx.sql<StoredMember>(
    `with held as materialized (
       select customer_id, customer_updated_at from member where shop_id = $1 and customer_id = any($3::bigint[]) order by id for update)
     update member m set
       ${merged("email")}, ${merged("email_hash")}, ${merged("first_name")}, ${merged("last_name")}, ${merged("locale")}, ${merged("account_state")},
       email_verified = case when c.email is not null and (c.newer or m.email is null) then c.email_verified else m.email_verified end,
       customer_created_at = coalesce(m.customer_created_at, c.created_at),
       customer_updated_at = greatest(m.customer_updated_at, c.updated_at),
       status = case when m.status = 'candidate' and c.enrols then 'active' else m.status end,
       joined_how = case when m.status = 'candidate' and c.enrols then 'automatic' else m.joined_how end,
       joined_at = case
         when m.left_at is null and (m.joined_how = 'automatic' or (m.status = 'candidate' and c.enrols))
         then coalesce(m.customer_created_at, c.created_at, least(m.joined_at, c.seen_at), $2::timestamptz)
         else m.joined_at end
     from (select c.*, c.updated_at is not null and (h.customer_updated_at is null or c.updated_at > h.customer_updated_at) as newer
             from unnest(${profileParameters(3)}) as c(${profileNames})
             join held h on h.customer_id = c.customer_id) as c
     where m.shop_id = $1 and m.customer_id = c.customer_id
     returning ${memberColumns}`,
    [tx.shopId, tx.now, ...profileArrays(profiles)],
    "members_write_profiles",
  );
}
