import { v7 as uuid } from "uuid";
import { FidelioError } from "../base/errors";
import { log } from "../base/log.server";
import { realNow } from "../base/clock";
import { patienceOf } from "../base/patience.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { endDiscountJob, type EndReason } from "../discounts/jobs";
import { endRedemption } from "./end-redemption.server";
import { readRedemption } from "./redeem.server";
import { isLive, type RedemptionView } from "./redemption";
import { redemptionOf } from "./rows.server";

/** The job waits until the try that follows at once has had its turn. */
const JOB_DELAY = 5_000;
/** How long whoever releases waits for each of Shopify's answers. */
const patience = () => patienceOf(3_000);

/**
 * Notes that a live redemption is to be released, by whom, and enqueues it. Released before: nothing to do. Throws
 * `not_found`, and `conflict` when the code was used.
 */
export async function askRelease(tx: ShopTx, redemptionId: string, by: { reason: EndReason; actor: string }): Promise<void> {
  const row = await redemptionOf(tx, redemptionId);
  if (row.status === "released" || row.status === "failed") return;
  if (!isLive(row) || row.discountId === null) throw new FidelioError("conflict", { redemptionStatus: row.status });
  await tx.prisma.auditEntry.create({
    data: {
      shopId: BigInt(tx.shopId),
      id: uuid(),
      actor: by.actor,
      action: "redemption.release",
      subject: row.id,
      detail: { reason: by.reason },
      at: tx.now,
    },
  });
  await tx.addJob(endDiscountJob.name, endDiscountJob.payload.parse({ shopId: tx.shopId, discountId: row.discountId, reason: by.reason }), {
    key: `end-discount/${row.discountId}`,
    runAt: new Date(realNow().getTime() + JOB_DELAY),
  });
}

/** Ends the codes that are for collections which Shopify has no longer: nobody can use them, and their points come back. */
export async function endCodesOf(tx: ShopTx, collectionIds: readonly string[]): Promise<void> {
  const useless = await tx.prisma.discount.findMany({
    where: {
      shopId: BigInt(tx.shopId),
      state: { in: ["planned", "issued"] },
      OR: collectionIds.map((id) => ({ document: { path: ["keptCollection"], equals: id } })),
    },
    select: { id: true },
  });
  for (const { id } of useless) {
    const payload = endDiscountJob.payload.parse({ shopId: tx.shopId, discountId: id, reason: "by-merchant" });
    await tx.addJob(endDiscountJob.name, payload, { key: `end-discount/${id}` });
  }
}

/** After `askRelease`: ends it at once where Shopify answers. Else the job does, and the redemption is answered as it still is. */
export async function releaseSoon(shopId: string, redemptionId: string, reason: EndReason): Promise<RedemptionView> {
  const { discountId } = await inShop(shopId, (tx) => redemptionOf(tx, redemptionId));
  if (discountId !== null) {
    await endRedemption(shopId, discountId, reason, { withinMs: patience() }).catch((error: unknown) => {
      log.warn({ err: error, shopId, redemptionId }, "a redemption was not released at the first try: the job goes on");
    });
  }
  return readRedemption(shopId, redemptionId);
}
