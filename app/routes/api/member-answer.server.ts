import { z } from "zod";
import type { ShopTx } from "../../db/tenancy.server";
import { readMember, type MemberView } from "../../members/read.server";
import { invitationsOf } from "../../referrals/invitations.server";
import { ok, type Answer } from "./endpoint";
import { shopifyId } from "./schemas/parts";

export const memberParams = z.object({ customerId: shopifyId });

/** Members as version 1 says them, with what each hands on to bring a friend. */
export async function memberAnswers(tx: ShopTx, members: readonly MemberView[]) {
  const invitations = await invitationsOf(
    tx,
    members.map(({ customerId }) => customerId),
  );
  return members.map((view) => ({ ...view, referral: invitations.get(view.customerId) ?? null }));
}

/** The member, settled, as the answer of what was just done to them. */
export async function answerMember(tx: ShopTx, customerId: string, status = 200): Promise<Answer> {
  const [answer] = await memberAnswers(tx, [await readMember(tx, customerId)]);
  return { ...ok(answer), status };
}
