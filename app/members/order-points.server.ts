import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Explanation } from "../loyalty/words";
import { explanationView, wordingFor, type ExplanationView } from "./sentences.server";

/** What an order earned, as REST version 1 says it. */
export interface OrderPointsView {
  orderId: string;
  /** of the member it belongs to; null: a guest's, or nobody's any more */
  customerId: string | null;
  points: { granted: number; reversed: number };
  programVersion: number | null;
  explanation: ExplanationView;
}

/** What an order earned and why, also when it earned nothing. Throws `not_found` for an order that never reached us. */
export async function readOrderPoints(tx: ShopTx, orderId: string): Promise<OrderPointsView> {
  const shopId = BigInt(tx.shopId);
  const order = await tx.prisma.orderState.findUnique({
    where: { shopId_orderId: { shopId, orderId: BigInt(orderId) } },
    select: { memberId: true, granted: true, reversed: true, programVersion: true, explanation: true, deleted: true },
  });
  if (!order) throw new FidelioError("not_found");
  const member =
    order.memberId === null
      ? null
      : await tx.prisma.member.findUnique({ where: { shopId_id: { shopId, id: order.memberId } }, select: { customerId: true } });
  const unjudged: Explanation = { codes: [{ code: order.deleted ? "order-deleted" : "no-program" }] };
  // what intake writes there is an Explanation, or nothing yet
  const explanation = (order.explanation as Explanation | null) ?? unjudged;
  return {
    orderId,
    customerId: member?.customerId?.toString() ?? null,
    points: { granted: Number(order.granted), reversed: Number(order.reversed) },
    programVersion: order.programVersion,
    explanation: explanationView(explanation, await wordingFor(tx, order.programVersion)),
  };
}
