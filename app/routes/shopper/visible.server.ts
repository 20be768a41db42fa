import type { ShopTx } from "../../db/tenancy.server";
import { claimOnVisit } from "../../intake/orders/claim-on-visit.server";
import { seenSignedIn } from "../../members/membership.server";
import { recordVisit } from "../../members/occasions/visits.server";
import { readSettings } from "../../programs/settings.server";

/** Whether customers see the program at all. Who carries the tag of `tagged` only the storefront knows: it decides there. */
export async function isVisible(tx: ShopTx): Promise<boolean> {
  return (await readSettings(tx)).visibility.who !== "nobody";
}

/**
 * A signed-in visit, which claims guest orders, may make a member of a candidate, and with the page looked at may earn: not while
 * nobody is to see the program.
 */
export async function noteVisit(tx: ShopTx, customerId: string, page?: string): Promise<void> {
  if (!(await isVisible(tx))) return;
  await claimOnVisit(tx, customerId);
  await seenSignedIn(tx, customerId);
  if (page !== undefined) await recordVisit(tx, customerId, page);
}
