import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { deleteDiscountJob } from "../discounts/jobs";
import type { Program, ProgramVersion } from "../loyalty/program";
import { isFriendCode } from "../loyalty/referral-shape";
import { zoneCalendar } from "../loyalty/zone";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { readVariants } from "../shopify/variants.server";
import { dueReferrals, endedCodes, expireClaims, forgetNetworks, outstandingFriends } from "./due-rows.server";
import { friendsBefore } from "./gain-rows.server";
import { giveGains, giveMilestones } from "./give-gains.server";
import type { Variants } from "./plan-gain.server";
import { changeReferral, lockReferrals } from "./rows.server";
import { holdReferral } from "./steps.server";

const askedAtOnce = 200;
/** More rounds than any shop has due at once. */
const mostRounds = 1_000;

/**
 * Brings a shop's referrals up to now: claims whose window has passed end, and who has waited long enough is rewarded, each in a
 * transaction of its own. One that cannot be rewarded now stays due and does not stop the others. Answers how many were rewarded.
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

/** A year: who joins later than that has forgotten it. */
const outstandingFor = 365 * 24 * 60 * 60 * 1000;

/** Gives friends who take part by now what they were promised. */
async function giveOutstanding(shopId: string): Promise<void> {
  const open = await inShop(shopId, async (tx) => {
    const versions = (await loadVersions(tx)).filter(({ program: { referral } }) => referral !== null && !isFriendCode(referral.friend));
    if (versions.length === 0) return [];
    const asked = { versions: versions.map(({ number }) => number), since: new Date(tx.now.getTime() - outstandingFor) };
    return outstandingFriends(tx, asked, askedAtOnce);
  });
  for (const { id, programVersion } of open) {
    await giveFriend(shopId, id, programVersion).catch((error: unknown) => {
      log.warn({ err: error, shopId, referralId: id }, "a friend could not be given what they were promised: it is tried again");
    });
  }
}

async function giveFriend(shopId: string, id: string, programVersion: number): Promise<void> {
  const variants = await variantsFor(shopId, programVersion);
  await inShop(shopId, async (tx) => {
    const row = (await lockReferrals(tx, [id])).get(id);
    const version = (await loadVersions(tx)).find(({ number }) => number === programVersion);
    if (row?.state !== "rewarded" || !version) return;
    const ground = { program: version.program, programVersion, shop: await shopRow(tx), variants, at: tx.now.toISOString() };
    if (await giveGains(tx, row, ground, ["friend"])) await changeReferral(tx, row, { postings: row.postings + 1 });
  });
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

/** The variants that the rewards of a version's referrals give, as Shopify sells them; asked before the transaction: none waits for the network. */
async function variantsFor(shopId: string, programVersion: number): Promise<Variants> {
  const { version, domain } = await inShop(shopId, async (tx) => ({
    version: (await loadVersions(tx)).find(({ number }) => number === programVersion),
    domain: (await shopRow(tx)).domain,
  }));
  const ids = version === undefined ? [] : givenVariants(version.program);
  if (ids.length === 0) return new Map();
  const found = await readVariants(domain, ids);
  return new Map([...found].filter(([, { available }]) => available));
}

function givenVariants({ referral, rewards }: Pick<ProgramVersion["program"], "referral" | "rewards">): string[] {
  if (referral === null) return [];
  const friend = referral.friend.kind === "reward" ? [referral.friend.reward] : [];
  const keys = new Set([referral.advocate.reward, ...friend, ...referral.milestones.map(({ reward }) => reward)]);
  return rewards.flatMap((reward: Program["rewards"][number]) =>
    keys.has(reward.key) && reward.kind === "product" ? reward.choices.slice(0, 1).map(({ variant }) => variant) : [],
  );
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
