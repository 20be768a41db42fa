import type { ShopTx } from "../db/tenancy.server";
import { forgetAct, membersWhoActed, noteAct } from "../members/occasions/acts.server";

/** A member's wish that whoever they bring, or who brought them, does not read their first name. It goes with them when they merge. */
const between = "referrals";

export async function hideName(tx: ShopTx, memberId: string, hidden: boolean): Promise<void> {
  if (hidden) await noteAct(tx, memberId, "name-hidden", between);
  else await forgetAct(tx, memberId, "name-hidden", between);
}

/** Who of these members wishes so. */
export const membersWithHiddenName = (tx: ShopTx, memberIds: readonly string[]): Promise<Set<string>> =>
  membersWhoActed(tx, memberIds, "name-hidden", between);
