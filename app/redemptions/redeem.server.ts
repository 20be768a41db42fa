import { log } from "../base/log.server";
import { patienceOf } from "../base/patience.server";
import { inShop } from "../db/tenancy.server";
import { issueDiscount, issuePlanned } from "../discounts/issue-discount.server";
import { lookAhead } from "./look-ahead.server";
import { redemptionOwner } from "./owner.server";
import type { RedemptionView } from "./redemption";
import { reserveRedemption, type RedemptionRequest } from "./reserve.server";
import { redemptionOf, viewOf } from "./rows.server";

/** How long whoever redeems waits for Shopify before the job takes over. */
const patience = () => patienceOf(3_000);

/** Exchanges points for a reward: reserves, then makes the code at once if Shopify answers within 3 s. Errors: `reserveRedemption`'s, and `shopify_unavailable` while a variant chosen cannot be looked up. */
export async function redeem(shopId: string, request: RedemptionRequest): Promise<RedemptionView> {
  const looked = await lookAhead(shopId, request);
  const reserved = await inShop(shopId, (tx) => reserveRedemption(tx, { ...request, looked }));
  if (reserved === null) return issueSoon(shopId, request.id);
  // what was just written need not be read again
  const withinMs = patience();
  await soon(shopId, request.id, withinMs, () => issuePlanned(reserved.shop, reserved.discount, redemptionOwner, { withinMs }));
  return readRedemption(shopId, request.id);
}

/**
 * Makes the code of a reserved redemption at Shopify, waiting 3 s at most, and answers how it stands then: `issued`,
 * `failed`, or `reserved` while Shopify does not answer. A fault of this try is the job's to mend: it is logged, not thrown.
 */
export async function issueSoon(shopId: string, redemptionId: string, waitMs = patience()): Promise<RedemptionView> {
  const { discountId } = await inShop(shopId, (tx) => redemptionOf(tx, redemptionId));
  if (discountId !== null) {
    await soon(shopId, redemptionId, waitMs, () => issueDiscount(shopId, discountId, redemptionOwner, { withinMs: waitMs }));
  }
  return readRedemption(shopId, redemptionId);
}

/** Waits for a try no longer than its caller does. */
async function soon(shopId: string, redemptionId: string, waitMs: number, issue: () => Promise<unknown>): Promise<void> {
  const issuing = issue().catch((error: unknown) => {
    log.warn({ err: error, shopId, redemptionId }, "a code was not made at the first try: the job goes on");
  });
  await within(waitMs, issuing);
}

/** Throws `not_found`. */
export async function readRedemption(shopId: string, redemptionId: string): Promise<RedemptionView> {
  return inShop(shopId, async (tx) => viewOf(tx, await redemptionOf(tx, redemptionId)));
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, end]);
  clearTimeout(timer);
}
