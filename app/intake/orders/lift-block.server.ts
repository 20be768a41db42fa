import type { ShopTx } from "../../db/tenancy.server";
import type { MemberRow } from "../../members/member-row";
import { unblockMember } from "../../members/membership.server";
import { lockOrders } from "../shop-lock.server";
import { judgeAndPost } from "./judge-and-post.server";

/**
 * Lifts a member's block and judges at once the orders that were placed meanwhile, as if it had never been: later, it would
 * depend on when the next event of the member comes. Throws `not_found`.
 */
export async function liftBlock(tx: ShopTx, customerId: string): Promise<MemberRow> {
  await lockOrders(tx);
  const member = await unblockMember(tx, customerId);
  await judgeAndPost(tx, { memberIds: [member.id] });
  return member;
}
