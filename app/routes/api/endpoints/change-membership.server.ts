import { v7 as uuid } from "uuid";
import type { ShopTx } from "../../../db/tenancy.server";
import { liftBlock } from "../../../intake/orders/lift-block.server";
import { blockMember, leaveMember } from "../../../members/membership.server";
import { endpoint } from "../endpoint";
import { answerMember, memberParams } from "../member-answer.server";
import { member } from "../schemas/member";

function membershipEndpoint(
  action: "leave" | "block" | "unblock",
  summary: string,
  change: (tx: ShopTx, customerId: string) => Promise<unknown>,
) {
  return endpoint({
    method: "POST",
    path: `/members/{customerId}/${action}`,
    summary,
    scope: "members:write",
    params: memberParams,
    answers: { 200: { description: "The member as they are now", schema: member } },
    problems: [404, 409],
    handle: ({ effect, caller, params: { customerId } }) =>
      effect(async (tx) => {
        await change(tx, customerId);
        await tx.prisma.auditEntry.create({
          data: {
            shopId: BigInt(tx.shopId),
            id: uuid(),
            actor: `api:${caller.keyId}`,
            action: `member.${action}`,
            subject: customerId,
            detail: {},
            at: tx.now,
          },
        });
        return answerMember(tx, customerId);
      }),
  });
}

export const leaveMemberEndpoint = membershipEndpoint("leave", "Ends the membership by the member's wish", leaveMember);
export const blockMemberEndpoint = membershipEndpoint("block", "Blocks a member: nothing is earned or spent", blockMember);
export const unblockMemberEndpoint = membershipEndpoint("unblock", "Lifts a block", liftBlock);
