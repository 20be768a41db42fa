import { z } from "zod";
import type { ShopTx } from "../../db/tenancy.server";
import { readMember, type MemberView } from "../../members/read.server";
import { ok, type Answer } from "./endpoint";
import { shopifyId } from "./schemas/parts";

export const memberParams = z.object({ customerId: shopifyId });

/** A member as version 1 says it. Referral codes come with referrals. */
export const memberAnswer = (view: MemberView) => ({ ...view, referral: null });

/** The member, settled, as the answer of what was just done to them. */
export async function answerMember(tx: ShopTx, customerId: string, status = 200): Promise<Answer> {
  return { ...ok(memberAnswer(await readMember(tx, customerId))), status };
}
