import { v7 as uuid } from "uuid";
import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import { redemptionOf } from "./rows.server";

/**
 * Notes that staff handed a perk over; twice is once, by whoever was first. Throws `not_found`, and `conflict` when the redemption
 * is no perk, or its points are not spent, `reward_unavailable` (reason `over`) when the days to collect it are over.
 */
export async function handOver(tx: ShopTx, redemptionId: string, actor: string): Promise<void> {
  await lockMembers(tx, [(await redemptionOf(tx, redemptionId)).memberId]);
  const row = await redemptionOf(tx, redemptionId);
  if (row.value.kind !== "perk" || row.status !== "used") {
    throw new FidelioError("conflict", { kind: row.value.kind, redemptionStatus: row.status });
  }
  if (row.handedOverAt !== null) return;
  if (row.expiresAt !== null && row.expiresAt <= tx.now)
    throw new FidelioError("reward_unavailable", { reason: "over", reward: row.reward });
  await tx.prisma.redemption.update({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id: row.id } },
    data: { handedOverAt: tx.now, handedOverBy: actor },
  });
  await tx.prisma.auditEntry.create({
    data: {
      shopId: BigInt(tx.shopId),
      id: uuid(),
      actor,
      action: "redemption.hand-over",
      subject: row.id,
      detail: { reward: row.reward },
      at: tx.now,
    },
  });
}
