import { realNow } from "../base/clock";
import { log } from "../base/log.server";
import { inShop } from "../db/tenancy.server";
import { shopRow } from "../programs/shop.server";
import { unavailable } from "../shopify/unavailable";
import type { CreditOptions } from "../discounts/credit-once.server";
import { noteMade } from "../discounts/issue-discount.server";
import { isGivenAtOnce, type DiscountState } from "../discounts/document";
import { deleteDiscountJob, type EndReason } from "../discounts/jobs";
import { moveDiscount, readDiscount } from "../discounts/rows.server";
import { takeBackDiscount } from "../discounts/take-back.server";
import { isLive, isUnused } from "./redemption";
import { dueRedemptions, type DueRedemption, lockedRedemption, redemptionsOfDiscounts } from "./rows.server";
import { redemptionOwner, releaseHeld } from "./owner.server";

export type EndOutcome = "released" | "used" | "over" | "not-due";

const DELETE_DELAY = 60 * 60 * 1000;

/**
 * Ends a live redemption: what it is at Shopify is taken back, Shopify is asked whether an order used it or somebody has it, and only
 * then the points come back to their lots, unless an erasure gave them back before. A used code is left to its order, which is
 * read again and captures; what was given is captured. Safe to repeat from any step. Throws `shopify_unavailable` when Shopify
 * does not answer, or nobody can know yet what it did: nothing has moved then.
 */
export async function endRedemption(
  shopId: string,
  discountId: string,
  reason: EndReason,
  options: CreditOptions = {},
): Promise<EndOutcome> {
  const { row, discount, domain, due } = await inShop(shopId, async (tx) => {
    const [found] = await redemptionsOfDiscounts(tx, [discountId]);
    return {
      row: found,
      discount: await readDiscount(tx, discountId),
      domain: (await shopRow(tx)).domain,
      due: found !== undefined && found.expiresAt !== null && found.expiresAt <= tx.now,
    };
  });
  const stands = discount?.state === "planned" || discount?.state === "issued";
  if (!row || !discount || !isUnused(row) || !(isLive(row) || stands)) return "over";
  if (reason === "expired" && !due) return "not-due";
  const taken = await takeBackDiscount(shopId, domain, discount, options);
  if (taken.outcome === "given" && isLive(row)) {
    await noteMade(shopId, domain, { ...discount, gid: taken.gid }, redemptionOwner);
    return "used";
  }
  const outcome = await inShop(shopId, async (tx) => {
    const held = await lockedRedemption(tx, discountId);
    // what was given and paid for meanwhile stays given; and of a try that began meanwhile nobody knows what it does
    const paidFor = held !== null && !isUnused(held) && isGivenAtOnce(held.value);
    // made and noted after Shopify was asked to take it back: what stands there now is taken back first
    const overtaken = discount.state === "planned" && (await readDiscount(tx, discountId))?.state === "issued";
    if (overtaken && held !== null && isUnused(held) && !isGivenAtOnce(held.value)) return "overtaken" as const;
    const from: DiscountState[] = paidFor ? ["planned"] : ["planned", "issued"];
    const ended = await moveDiscount(tx, discountId, from, "deactivated", { triedAt: discount.triedAt });
    if (!ended && (await readDiscount(tx, discountId))?.state === "planned") throw unavailable(domain, "settling", undefined, "end");
    if (!held || !isUnused(held)) return "over";
    if (taken.outcome === "used") {
      await tx.addJob("read-order", { shopId, orderId: taken.orderId }, { key: `read-order/${shopId}/${taken.orderId}` });
      return "used";
    }
    const live = isLive(held);
    // what ends at its date Shopify tells like what somebody ended there
    if (live) await releaseHeld(tx, held, { status: "released", reason: due && reason === "code-gone" ? "expired" : reason });
    await tx.addJob(deleteDiscountJob.name, deleteDiscountJob.payload.parse({ shopId, discountId }), {
      key: `delete-discount/${discountId}`,
      // a try to make it may still be under way at Shopify: what it makes is found and removed then
      runAt: new Date(realNow().getTime() + DELETE_DELAY),
    });
    return live ? "released" : "over";
  });
  // a planned discount is issued once: the second time nothing can overtake it
  return outcome === "overtaken" ? endRedemption(shopId, discountId, reason, options) : outcome;
}

/** In a row: then Shopify is away, and the schedule comes back to what is left. */
const mostFailures = 5;

/**
 * Ends all that has expired in a shop, soonest first; answers how many were released. One that Shopify does not let us end
 * now stays due and does not stop the others.
 */
export async function endDueRedemptions(shopId: string): Promise<number> {
  let released = 0;
  let failures = 0;
  for (let after: DueRedemption | undefined; failures < mostFailures;) {
    const due = await inShop(shopId, (tx) => dueRedemptions(tx, after, 100));
    for (const redemption of due) {
      try {
        if ((await endRedemption(shopId, redemption.discountId, "expired")) === "released") released += 1;
        failures = 0;
      } catch (error) {
        log.warn({ err: error, shopId, redemptionId: redemption.id }, "an expired redemption could not be ended: it stays due");
        if (++failures === mostFailures) break;
      }
    }
    after = due.at(-1);
    if (!after) break;
  }
  return released;
}
