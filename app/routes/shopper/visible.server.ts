import type { ShopTx } from "../../db/tenancy.server";
import { claimOnVisit } from "../../intake/orders/claim-on-visit.server";
import type { MemberRow } from "../../members/member-row";
import { seenSignedIn } from "../../members/membership.server";
import { recordVisit } from "../../members/occasions/visits.server";
import { readSettings } from "../../programs/settings.server";

/** Whether customers see the program at all. Who carries the tag of `tagged` only the storefront knows: it decides there. */
export async function isVisible(tx: ShopTx): Promise<boolean> {
  return (await readSettings(tx)).visibility.who !== "nobody";
}

/**
 * A signed-in visit, which claims guest orders, may make a member of a candidate, and with the page looked at may earn: not while
 * nobody is to see the program. Answers the member before the page earned, locked; null: there is none, or nothing was noted.
 */
export async function noteVisit(tx: ShopTx, customerId: string, page?: string): Promise<MemberRow | null> {
  if (!(await isVisible(tx))) return null;
  await claimOnVisit(tx, customerId);
  const member = await seenSignedIn(tx, customerId);
  if (page !== undefined) await recordVisit(tx, customerId, page);
  return member;
}
