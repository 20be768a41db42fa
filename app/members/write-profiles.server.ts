import type { ShopTx } from "../db/tenancy.server";
import { plainArray, textArray } from "../ledger/array-literal";
import { memberColumns, type StoredMember } from "./member-rows.server";
import type { Profile } from "./profile.server";

/** What is null was not said (Shopify withholds it): it never empties what is known. Older facts only fill in what is missing. */
const merged = (column: string, given = column) =>
  `${column} = case when c.newer then coalesce(c.${given}, m.${column}) else coalesce(m.${column}, c.${given}) end`;

/** Writes profiles over members, field by field, newer facts first; enrols candidates; dates an automatic joining by the record. Answers the rows. */
export async function writeProfiles(tx: ShopTx, profiles: readonly Profile[]): Promise<StoredMember[]> {
  if (profiles.length === 0) return [];
  const plain = (pick: (profile: Profile) => string | boolean | null) => plainArray(profiles.map(pick));
  const text = (pick: (profile: Profile) => string | null) => textArray(profiles.map(pick));
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
             from unnest($3::bigint[], $4::boolean[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[],
                         $10::boolean[], $11::text[], $12::text[], $13::text[], $14::text[])
                  as c(customer_id, enrols, created_at, updated_at, seen_at, email, email_hash, email_verified, first_name, last_name, locale, account_state)
             join held h on h.customer_id = c.customer_id) as c
     where m.shop_id = $1 and m.customer_id = c.customer_id
     returning ${memberColumns}`,
    [
      tx.shopId,
      tx.now,
      plain(({ customerId }) => customerId),
      plain(({ enrols }) => enrols),
      plain(({ createdAt }) => createdAt),
      plain(({ updatedAt }) => updatedAt),
      plain(({ seenAt }) => seenAt),
      text(({ email }) => email),
      text(({ emailHash }) => emailHash),
      plain(({ emailVerified }) => emailVerified),
      text(({ firstName }) => firstName),
      text(({ lastName }) => lastName),
      text(({ locale }) => locale),
      text(({ accountState }) => accountState),
    ],
    "members_write_profiles",
  );
}
