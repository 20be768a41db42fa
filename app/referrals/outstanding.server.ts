import { log } from "../base/log.server";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { lockMembers } from "../ledger/members.server";
import type { ProgramVersion } from "../loyalty/program";
import { isFriendCode } from "../loyalty/referral-shape";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { outstandingFriends } from "./due-rows.server";
import { milestonesOpen, refusedGains } from "./gain-care-rows.server";
import { planAnew } from "./give-anew.server";
import { giveGains, giveMilestones, type GainGround } from "./give-gains.server";
import { changeReferral, lockReferrals } from "./rows.server";
import { variantsFor } from "./variants.server";

const dayLength = 24 * 60 * 60 * 1000;
/** A year: who joins later than that has forgotten it. */
const outstandingFor = 365 * dayLength;
/** What Shopify refused is tried once a day so long; then the merchant's button is left. */
const triedFor = 30 * dayLength;
const askedAtOnce = 200;

/**
 * Gives what was earned and could not be given then: friends who take part by now, milestones whose reward can be made by now, and
 * once a day what Shopify refused. What cannot be given yet stays so and does not stop the rest.
 */
export async function giveOutstanding(shopId: string): Promise<void> {
  const { friends, milestones, refused } = await inShop(shopId, async (tx) => {
    const versions = await loadVersions(tx);
    const since = new Date(tx.now.getTime() - outstandingFor);
    return {
      friends: await friendsOf(tx, versions, since),
      milestones: await advocatesOf(tx, versions, since),
      refused: await refusedGains(
        tx,
        { until: new Date(tx.now.getTime() - dayLength), since: new Date(tx.now.getTime() - triedFor) },
        askedAtOnce,
      ),
    };
  });
  for (const { id, programVersion } of friends) await tried(shopId, { referralId: id }, () => giveFriend(shopId, id, programVersion));
  for (const { advocateId, version } of milestones) await tried(shopId, { advocateId }, () => giveReached(shopId, advocateId, version));
  for (const gainId of refused) await tried(shopId, { gainId }, () => planAnew(shopId, gainId));
}

async function tried(shopId: string, what: object, give: () => Promise<unknown>): Promise<void> {
  await give().catch((error: unknown) => {
    log.warn({ err: error, shopId, ...what }, "what a referral promised could not be given: it is tried again");
  });
}

async function friendsOf(tx: ShopTx, versions: readonly ProgramVersion[], since: Date) {
  const later = versions.filter(({ program: { referral } }) => referral !== null && !isFriendCode(referral.friend));
  if (later.length === 0) return [];
  return outstandingFriends(tx, { versions: later.map(({ number }) => number), since }, askedAtOnce);
}

async function advocatesOf(tx: ShopTx, versions: readonly ProgramVersion[], since: Date) {
  const asked = versions.flatMap(({ number: version, program: { referral } }) =>
    (referral?.milestones ?? []).map(({ friends }) => ({ version, friends })),
  );
  return asked.length === 0 ? [] : milestonesOpen(tx, { asked, since }, askedAtOnce);
}

async function giveFriend(shopId: string, id: string, programVersion: number): Promise<void> {
  const variants = await variantsFor(shopId, programVersion);
  await inShop(shopId, async (tx) => {
    const row = (await lockReferrals(tx, [id])).get(id);
    const ground = await groundNow(tx, programVersion, variants);
    if (row?.state !== "rewarded" || ground === null) return;
    if (await giveGains(tx, row, ground, ["friend"])) await changeReferral(tx, row, { postings: row.postings + 1 });
  });
}

async function giveReached(shopId: string, advocateId: string, programVersion: number): Promise<void> {
  const variants = await variantsFor(shopId, programVersion);
  await inShop(shopId, async (tx) => {
    await lockMembers(tx, [advocateId]);
    const ground = await groundNow(tx, programVersion, variants);
    if (ground !== null) await giveMilestones(tx, advocateId, ground);
  });
}

async function groundNow(tx: ShopTx, programVersion: number, variants: GainGround["variants"]): Promise<GainGround | null> {
  const version = (await loadVersions(tx)).find(({ number }) => number === programVersion);
  return version ? { program: version.program, programVersion, shop: await shopRow(tx), variants, at: tx.now.toISOString() } : null;
}
