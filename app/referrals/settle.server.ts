import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { deleteDiscountJob } from "../discounts/jobs";
import { zoneCalendar } from "../loyalty/zone";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { dueReferrals, endedCodes, expireClaims, forgetNetworks } from "./due-rows.server";
import { friendsBefore } from "./gain-rows.server";
import { giveGains, giveMilestones } from "./give-gains.server";
import { giveOutstanding } from "./outstanding.server";
import type { Variants } from "./plan-gain.server";
import { changeReferral, lockReferrals } from "./rows.server";
import { holdReferral } from "./steps.server";
import { variantsFor } from "./variants.server";

const askedAtOnce = 200;
/** More rounds than any shop has due at once. */
const mostRounds = 1_000;

/**
 * Brings a shop's referrals up to now: claims whose window has passed end, and who has waited long enough is rewarded, each in a
 * transaction of its own; then what could not be given before is given. One that cannot be rewarded now stays due and does not stop
 * the others. Answers how many were rewarded.
 */
export async function settleReferrals(shopId: string): Promise<number> {
  await inShop(shopId, expireClaims);
  const tried: string[] = [];
  let rewarded = 0;
  for (let round = 0; round < mostRounds; round++) {
    const due = await inShop(shopId, (tx) => dueReferrals(tx, tried, askedAtOnce));
    if (due.length === 0) {
      await giveOutstanding(shopId);
      return rewarded;
    }
    for (const { id, programVersion } of due) {
      tried.push(id);
      try {
        if (await rewardReferral(shopId, id, programVersion)) rewarded += 1;
      } catch (error) {
        log.warn({ err: error, shopId, referralId: id }, "a referral could not be rewarded: it stays due");
      }
    }
  }
  throw new Error(`Shop ${shopId} still has referrals due after ${mostRounds} rounds.`);
}

/** Rewards one referral if it is due: both sides, its state and the advocate's milestones at once, or nothing. */
async function rewardReferral(shopId: string, id: string, programVersion: number): Promise<boolean> {
  const variants = await variantsFor(shopId, programVersion);
  return inShop(shopId, (tx) => rewardIn(tx, id, variants));
}

/** Throws `not_found` where there is no such program any more. */
export async function rewardIn(tx: ShopTx, id: string, variants: Variants): Promise<boolean> {
  const row = (await lockReferrals(tx, [id])).get(id);
  if (row?.state !== "waiting" || row.waitsUntil === null || row.waitsUntil > tx.now || row.qualifiedAt === null) return false;
  const version = (await loadVersions(tx)).find(({ number }) => number === row.programVersion);
  if (!version?.program.referral) throw new Error(`Version ${row.programVersion} of the program has no referrals.`);
  const shop = await shopRow(tx);
  const { monthlyLimit } = version.program.referral;
  if (monthlyLimit !== null && row.decision !== "approved") {
    const month = new Date(zoneCalendar(shop.zone).startOf(row.qualifiedAt.getTime(), "month"));
    const before = await friendsBefore(tx, { ...row, qualifiedAt: row.qualifiedAt }, month);
    if (before >= monthlyLimit) {
      await holdReferral(tx, row, { code: "monthly-limit", weight: 100, figures: { limit: monthlyLimit } });
      return false;
    }
  }
  const decided = row.decision === "approved" && row.decidedAt !== null && row.decidedAt > row.waitsUntil ? row.decidedAt : row.waitsUntil;
  const { program, number: programVersion } = version;
  const ground = { program, programVersion, shop, variants, at: decided.toISOString() };
  if (!(await giveGains(tx, row, ground))) return false;
  await changeReferral(tx, row, { state: "rewarded", rewardedAt: tx.now, postings: row.postings + 1 });
  await giveMilestones(tx, row.advocateId, ground);
  return true;
}

const dayLength = 24 * 60 * 60 * 1000;

/** Once a day: forgets what was kept of network addresses for thirty days, and has codes that ended removed at Shopify. */
export async function tidyReferrals(shopId: string): Promise<void> {
  await inShop(shopId, async (tx) => {
    await forgetNetworks(tx);
    for (const discountId of await endedCodes(tx, new Date(tx.now.getTime() - dayLength), 1_000)) {
      await tx.addJob(deleteDiscountJob.name, deleteDiscountJob.payload.parse({ shopId, discountId }), {
        key: `delete-discount/${discountId}`,
      });
    }
  });
}
