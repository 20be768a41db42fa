import { v7 as uuid } from "uuid";
import { realNow } from "../base/clock";
import { FidelioError } from "../base/errors";
import { patienceOf } from "../base/patience.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { shopRow } from "../programs/shop.server";
import { type DiscountRow, isGivenAtOnce } from "../discounts/document";
import { deleteDiscountJob } from "../discounts/jobs";
import { moveDiscount, planDiscount, readDiscount, replaceDiscount } from "../discounts/rows.server";
import { takeBackDiscount } from "../discounts/take-back.server";
import { issueSoon } from "./redeem.server";
import { isLive, type RedemptionRow, type RedemptionView } from "./redemption";
import { changeRedemption, lockedRedemption, redemptionOf } from "./rows.server";

export interface Reissue {
  /** uuid of the new code's discount, made by the caller before its first try: the same again is the same new code */
  discountId: string;
  /** who asked, as the audit names them */
  actor: string;
}

/** A try to make the first code may still be under way: what it makes is found and removed then. */
const DELETE_DELAY = 60 * 60 * 1000;
/** How long whoever asks waits for each of Shopify's answers. */
const patience = () => patienceOf(3_000);

/**
 * Gives a live redemption another code, for the same reward to the same end: the merchant deleted the first one, or it does not work.
 * The first one is made useless before, and stays known: an order that used it after all captures. Answers as redeeming does.
 * Throws `not_found`, `conflict` (it is no longer live, an order used the code, or it is not a code), `shopify_unavailable`.
 */
export async function reissueRedemption(shopId: string, redemptionId: string, by: Reissue): Promise<RedemptionView> {
  const { row, discount, domain, done } = await inShop(shopId, async (tx) => {
    const found = await redemptionOf(tx, redemptionId);
    const again = found.discountId === by.discountId;
    if (!again) refuseUnlessReissuable(found, tx.now);
    return { row: found, discount: await readDiscount(tx, found.discountId ?? ""), domain: (await shopRow(tx)).domain, done: again };
  });
  if (!done) {
    if (!discount) throw new FidelioError("not_found");
    const taken = await takeBackDiscount(shopId, domain, discount, { withinMs: patience() });
    if (taken.outcome === "used") {
      await inShop(shopId, (tx) =>
        tx.addJob("read-order", { shopId, orderId: taken.orderId }, { key: `read-order/${shopId}/${taken.orderId}` }),
      );
      throw new FidelioError("conflict", { redemptionStatus: "used", orderId: taken.orderId });
    }
    await inShop(shopId, (tx) => replace(tx, row, discount, by));
  }
  return issueSoon(shopId, redemptionId, patience());
}

function refuseUnlessReissuable(row: RedemptionRow, now: Date): void {
  const ended = row.expiresAt !== null && row.expiresAt <= now;
  if (!isLive(row) || row.discountId === null || isGivenAtOnce(row.value) || ended) {
    throw new FidelioError("conflict", { redemptionStatus: row.status, kind: row.value.kind, ...(ended ? { reason: "expired" } : {}) });
  }
}

async function replace(tx: ShopTx, { id }: RedemptionRow, takenBack: DiscountRow, by: Reissue): Promise<void> {
  const discountId = takenBack.id;
  const row = await lockedRedemption(tx, discountId);
  // somebody was quicker: an order, an end, or another new code
  if (row?.id !== id) {
    if ((await redemptionOf(tx, id)).discountId === by.discountId) return;
    throw new FidelioError("conflict", { reason: "changed-meanwhile" });
  }
  refuseUnlessReissuable(row, tx.now);
  const discount = await readDiscount(tx, discountId);
  if (!discount) throw new FidelioError("not_found");
  // made and noted after Shopify was asked to take it back: who asks again has that one taken back
  if (takenBack.state === "planned" && discount.state === "issued") throw new FidelioError("conflict", { reason: "changed-meanwhile" });
  await moveDiscount(tx, discountId, ["planned", "issued"], "deactivated");
  // a merge may have made it another customer's: Shopify has the first one no longer
  const member = await tx.prisma.member.findUnique({
    where: { shopId_id: { shopId: BigInt(tx.shopId), id: row.memberId } },
    select: { customerId: true },
  });
  const customerId = member?.customerId?.toString() ?? discount.document.customerId;
  await planDiscount(tx, { ...discount, memberId: row.memberId, id: by.discountId, document: { ...discount.document, customerId } });
  await replaceDiscount(tx, discountId, by.discountId);
  await changeRedemption(tx, id, { status: "reserved", discountId: by.discountId, issuedAt: null });
  await tx.addJob(deleteDiscountJob.name, deleteDiscountJob.payload.parse({ shopId: tx.shopId, discountId }), {
    key: `delete-discount/${discountId}`,
    runAt: new Date(realNow().getTime() + DELETE_DELAY),
  });
  await tx.prisma.auditEntry.create({
    data: {
      shopId: BigInt(tx.shopId),
      id: uuid(),
      actor: by.actor,
      action: "redemption.reissue",
      subject: id,
      detail: { reward: row.reward },
      at: tx.now,
    },
  });
}
