import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { isGivenAtOnce } from "../discounts/document";
import { deleteDiscountJob } from "../discounts/jobs";
import { moveDiscount, readDiscount } from "../discounts/rows.server";
import { takeBackDiscount } from "../discounts/take-back.server";
import { lockMembers } from "../ledger/members.server";
import { post } from "../ledger/post.server";
import { reason } from "../loyalty/explain/codes";
import { shopRow } from "../programs/shop.server";
import { realNow } from "../base/clock";
import { gainOfDiscount, gainsOf, markTakenBack } from "./gain-rows.server";
import { endGainJob } from "./jobs";
import type { ReferralRow } from "./referral";
import { changeReferral, readReferrals } from "./rows.server";

/** The order fell away, or a person took their word back. */
export type TakeBackReason = "order" | "decision";

const DELETE_DELAY = 60 * 60 * 1000;

/**
 * Takes back what a rewarded referral gave both sides: points as after a refund, down to a debt, and codes that nobody used yet (a
 * job makes them useless at Shopify first). What was used stays given, and is not given again. Call under the locks of the referral
 * and its sides.
 */
export async function takeGainsBack(tx: ShopTx, row: ReferralRow, why: TakeBackReason): Promise<ReferralRow> {
  const given = (await gainsOf(tx, [row.id])).filter(({ state }) => state === "given");
  const ofPoints = given.filter(({ points }) => points !== null);
  const never = given.filter(({ refusedAt }) => refusedAt !== null);
  await post(
    tx,
    ofPoints.map(({ memberId, side, points, posting }) => ({
      kind: "take-back" as const,
      memberId,
      cause: { type: "referral", id: `${row.id}/${posting}` },
      source: side,
      amount: points ?? 0,
      at: tx.now.toISOString(),
      programVersion: row.programVersion,
      explanation: { codes: [reason("referral-taken-back", { points: points ?? 0, reason: why })] },
    })),
  );
  // what Shopify never made is nobody's
  await markTakenBack(
    tx,
    [...ofPoints, ...never].map(({ id }) => id),
  );
  for (const { discountId, refusedAt } of given) {
    if (discountId === null || refusedAt !== null) continue;
    await tx.addJob(endGainJob.name, endGainJob.payload.parse({ shopId: tx.shopId, discountId }), {
      key: `${endGainJob.name}/${discountId}`,
    });
  }
  return changeReferral(tx, row, { rewardedAt: null });
}

/**
 * Makes a given code useless at Shopify, if its referral's ground is still gone and no order used it. What is a member's own by now
 * (a gift card, store credit, a perk) stays. Throws `shopify_unavailable`: nothing has moved then. Safe to repeat.
 */
export async function endGain(shopId: string, discountId: string): Promise<void> {
  const found = await inShop(shopId, async (tx) => {
    const gain = await gainOfDiscount(tx, discountId);
    const discount = await readDiscount(tx, discountId);
    const [referral] = gain?.referralId ? await readReferrals(tx, [gain.referralId]) : [];
    const stands = discount?.state === "planned" || discount?.state === "issued";
    if (!gain || !discount || !referral || !stands || gain.state !== "given" || referral.state === "rewarded") return null;
    return { discount, domain: (await shopRow(tx)).domain };
  });
  if (found === null) return;
  const { discount, domain } = found;
  if (discount.state === "issued" && isGivenAtOnce(discount.document.value)) return;
  const taken = await takeBackDiscount(shopId, domain, discount);
  if (taken.outcome !== "useless") {
    log.info({ shopId, discountId, outcome: taken.outcome }, "what a referral gave was used already: it stays given");
    return;
  }
  const ended = await inShop(shopId, async (tx) => {
    if (discount.memberId !== null) await lockMembers(tx, [discount.memberId]);
    if (!(await moveDiscount(tx, discountId, [discount.state], "deactivated", { triedAt: discount.triedAt }))) return false;
    const gain = await gainOfDiscount(tx, discountId);
    if (gain) await markTakenBack(tx, [gain.id]);
    await tx.addJob(deleteDiscountJob.name, deleteDiscountJob.payload.parse({ shopId, discountId }), {
      key: `delete-discount/${discountId}`,
      // a try to make it may still be under way at Shopify: what it makes is found and removed then
      runAt: new Date(realNow().getTime() + DELETE_DELAY),
    });
    return true;
  });
  // made and noted after Shopify was asked: what stands there now is taken back in its turn
  if (!ended) await endGain(shopId, discountId);
}
