import { v7 } from "uuid";
import type { ShopTx } from "../db/tenancy.server";
import { plainArray } from "../ledger/array-literal";
import { asksForCustomers } from "../programs/needs";
import { shopNeeds } from "../programs/shop-needs.server";
import { liveVersion } from "../programs/versions.server";
import type { CustomerFacts } from "../shopify/facts/customer-facts";
import type { MemberRow } from "./member-row";
import { currentMember, memberColumns, memberRow, membersByCustomer, membersById, type StoredMember } from "./member-rows.server";
import { profileArrays, profileNames, profileParameters } from "./profile-columns";
import { isNews, profileOf, tombstoneOf, type Profile } from "./profile.server";
import { writeProfiles } from "./write-profiles.server";

export type SeenCustomer = CustomerFacts & { seenAt?: string | null };

/**
 * Makes and updates the members of these customers, in a few statements, and answers them by customer id. A profile never
 * goes back in time (`updatedAt`). An erased customer is answered by its tombstone's row, a merged one by the kept member.
 * Where the live program enrols automatically, candidates become active, joined when the customer record was made, else at
 * the earliest `seenAt`; other programs leave them candidates. Locks their rows until the transaction ends.
 */
export async function ensureMembers(tx: ShopTx, customers: readonly SeenCustomer[]): Promise<Map<string, MemberRow>> {
  if (customers.length === 0) return new Map();
  const automatic = (await liveVersion(tx))?.program.enrolment === "automatic";
  const profiles = newest(customers, automatic);
  const rows = new Map<string, StoredMember>();
  const keep = (found: readonly StoredMember[]) => found.forEach((row) => row.customer_id && rows.set(row.customer_id, row));
  // locked at once and together: what is judged of them later stands on these rows
  keep(await membersByCustomer(tx, [...profiles.keys()], true));

  const unknown = [...profiles.values()].filter(({ customerId }) => !rows.has(customerId));
  const erased = await tombstones(tx, unknown);
  const made = await insert(
    tx,
    unknown.filter(({ customerId }) => !erased.has(customerId)),
  );
  keep(made);
  await readGroupsOf(tx, made);
  // somebody else made them meanwhile
  const lost = unknown.filter(({ customerId }) => !rows.has(customerId) && !erased.has(customerId)).map(({ customerId }) => customerId);
  keep(await membersByCustomer(tx, lost, true));
  const changed = [...profiles.values()].filter((profile) => isNews(profile, rows.get(profile.customerId)));
  keep(await writeProfiles(tx, changed));
  return answer(tx, profiles.keys(), rows, erased);
}

/** Webhooks tell only which tags a customer gets and loses from now on: where rules name some, a job reads what these have. */
async function readGroupsOf(tx: ShopTx, made: readonly StoredMember[]): Promise<void> {
  const customerIds = made.flatMap(({ customer_id }) => customer_id ?? []);
  if (customerIds.length === 0 || !asksForCustomers(await shopNeeds(tx))) return;
  await tx.addJob("read-customers", { shopId: tx.shopId, customerIds });
}

/** Of several facts of one customer the newest; first seen at the earliest. */
function newest(customers: readonly SeenCustomer[], automatic: boolean): Map<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const customer of customers) {
    const before = profiles.get(customer.customerId);
    const profile = profileOf(customer, automatic);
    if (!before) profiles.set(customer.customerId, profile);
    else {
      const [older, newer] = (before.updatedAt ?? "") > (profile.updatedAt ?? "") ? [profile, before] : [before, profile];
      const seen = [older.seenAt, newer.seenAt].filter((at) => at !== null).sort();
      profiles.set(customer.customerId, { ...newer, createdAt: newer.createdAt ?? older.createdAt, seenAt: seen[0] ?? null });
    }
  }
  return profiles;
}

async function tombstones(tx: ShopTx, unknown: readonly Profile[]): Promise<Map<string, StoredMember>> {
  if (unknown.length === 0) return new Map();
  const byHash = new Map(unknown.map(({ customerId }) => [tombstoneOf(tx, customerId), customerId]));
  const rows = await tx.sql<StoredMember & { tombstone: string }>(
    `select ${memberColumns}, m.tombstone from member m where m.shop_id = $1 and m.tombstone = any($2::text[])`,
    [tx.shopId, [...byHash.keys()]],
    "members_tombstones",
  );
  return new Map(
    rows.flatMap((row) => {
      const customerId = byHash.get(row.tombstone);
      return customerId ? [[customerId, row] as const] : [];
    }),
  );
}

async function insert(tx: ShopTx, profiles: readonly Profile[]): Promise<StoredMember[]> {
  if (profiles.length === 0) return [];
  return tx.sql<StoredMember>(
    `insert into member as m (shop_id, id, customer_id, status, joined_at, joined_how, email, email_hash, email_verified, first_name, last_name,
                         locale, account_state, customer_created_at, customer_updated_at, created_at)
     select $1::bigint, c.id, c.customer_id, case when c.enrols then 'active' else 'candidate' end,
            case when c.enrols then coalesce(c.created_at, c.seen_at, $2::timestamptz) end, case when c.enrols then 'automatic' end,
            c.email, c.email_hash, c.email_verified, c.first_name, c.last_name, c.locale, c.account_state, c.created_at, c.updated_at, $2::timestamptz
       from unnest($3::uuid[], ${profileParameters(4)}) as c(id, ${profileNames})
     on conflict (shop_id, customer_id) do nothing
     returning ${memberColumns}`,
    [tx.shopId, tx.now, plainArray(profiles.map(() => v7())), ...profileArrays(profiles)],
    "members_insert",
  );
}

async function answer(
  tx: ShopTx,
  customerIds: Iterable<string>,
  rows: ReadonlyMap<string, StoredMember>,
  erased: ReadonlyMap<string, StoredMember>,
): Promise<Map<string, MemberRow>> {
  const members = new Map<string, MemberRow>();
  for (const customerId of customerIds) {
    const row = rows.get(customerId) ?? erased.get(customerId);
    if (row) members.set(customerId, memberRow(row.merged_into === null ? row : await currentMember(tx, row, true)));
  }
  return members;
}

/** The members of these own ids; a merged one as it is, not the one it became. `lock`: until the transaction ends. */
export async function readMembers(tx: ShopTx, memberIds: readonly string[], lock = false): Promise<Map<string, MemberRow>> {
  const rows = await membersById(tx, memberIds, lock);
  return new Map(rows.map((row) => [row.id, memberRow(row)]));
}
