import { keyedHash, normaliseEmail } from "../base/keyed-hash.server";
import type { ShopTx } from "../db/tenancy.server";
import type { CustomerFacts } from "../shopify/facts/customer-facts";
import type { StoredMember } from "./member-rows.server";

/** What we keep of a customer record, and whether the live program enrols whoever has one. */
export interface Profile extends Omit<CustomerFacts, "deleted"> {
  emailHash: string | null;
  seenAt: string | null;
  enrols: boolean;
}

export function profileOf(customer: CustomerFacts & { seenAt?: string | null }, enrols: boolean): Profile {
  const { customerId, createdAt, updatedAt, email, emailVerified, firstName, lastName, locale, accountState } = customer;
  const emailHash = email === null ? null : guestHashOf(email);
  const seenAt = customer.seenAt ?? null;
  return { customerId, createdAt, updatedAt, email, emailVerified, firstName, lastName, locale, accountState, emailHash, seenAt, enrols };
}

/** The address's hash under which guest orders wait. */
export function guestHashOf(email: string): string {
  return keyedHash("guest", normaliseEmail(email));
}

/** What an erasure leaves of a customer id: enough to know it again, in this shop, and not to read it. */
export function tombstoneOf(tx: ShopTx, customerId: string): string {
  return keyedHash("tombstone", `${tx.shopId}/${customerId}`);
}

/** Whether the facts may change the row: newer, or of what it lacks, or because they enrol or date the joining earlier. */
export function isNews(profile: Profile, row: StoredMember | undefined): boolean {
  if (!row || row.status === "erased" || row.merged_into !== null) return false;
  if (profile.updatedAt !== null && (row.customer_updated_at === null || profile.updatedAt > row.customer_updated_at)) return true;
  if (row.customer_created_at === null && profile.createdAt !== null) return true;
  if (profile.enrols && row.status === "candidate") return true;
  if (
    row.joined_how === "automatic" &&
    row.customer_created_at === null &&
    profile.seenAt !== null &&
    profile.seenAt < (row.joined_at ?? "")
  )
    return true;
  return (row.account_state === null && profile.accountState !== null) || (row.email === null && profile.email !== null);
}

/** What we know of a customer whose id alone was said. */
export function bareCustomer(customerId: string): CustomerFacts {
  const unsaid = { createdAt: null, updatedAt: null, email: null, firstName: null, lastName: null, locale: null, accountState: null };
  return { customerId, emailVerified: false, ...unsaid };
}
