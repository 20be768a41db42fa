import { FidelioError } from "../base/errors";
import { inShop, type ShopTx } from "../db/tenancy.server";
import { readDiscount, replaceDiscount } from "../discounts/rows.server";
import { lockMembers } from "../ledger/members.server";
import type { ProgramVersion } from "../loyalty/program";
import { readMembers } from "../members/ensure.server";
import { noteActs } from "../programs/audit-entries.server";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { giveInstead, readGain } from "./gain-care-rows.server";
import type { GainRow } from "./gain-rows.server";
import { issueSoon } from "./issue-soon.server";
import { givableReward, planGift, type Variants } from "./plan-gain.server";
import { readReferrals } from "./rows.server";
import { variantsFor } from "./variants.server";

/** What became of a reward that Shopify refused and that was tried again. */
export type GivenAnew = "made" | "being-made" | "refused" | "not-now";

/**
 * Plans a reward that Shopify refused anew, as the program that promised it has it and as its goods are sold now; answers the new
 * discount's id. Null: it cannot be made yet, was taken back meanwhile, or somebody was quicker.
 */
export async function planAnew(shopId: string, gainId: string): Promise<string | null> {
  const asked = await inShop(shopId, async (tx) => {
    const gain = await readGain(tx, gainId);
    return gain === null ? null : { memberId: gain.memberId, version: await versionOf(tx, gain) };
  });
  if (!asked?.version) return null;
  const { memberId, version } = asked;
  const variants = await variantsFor(shopId, version.number);
  return inShop(shopId, async (tx) => {
    await lockMembers(tx, [memberId]);
    const gain = await readGain(tx, gainId);
    if (gain?.memberId !== memberId || gain.state !== "given" || gain.refusedAt === null) return null;
    return replan(tx, gain, version, variants);
  });
}

/** The program that promised it; of a milestone, which notes none, the newest that has the reward. */
async function versionOf(tx: ShopTx, { referralId, reward }: GainRow): Promise<ProgramVersion | null> {
  const versions = await loadVersions(tx);
  const [referral] = referralId === null ? [] : await readReferrals(tx, [referralId]);
  if (referral) return versions.find(({ number }) => number === referral.programVersion) ?? null;
  return versions.findLast(({ program }) => program.rewards.some(({ key }) => key === reward)) ?? null;
}

async function replan(tx: ShopTx, gain: GainRow, { program }: ProgramVersion, variants: Variants): Promise<string | null> {
  const member = (await readMembers(tx, [gain.memberId])).get(gain.memberId);
  if (member?.status !== "active" || member.customerId === null) return null;
  const shop = await shopRow(tx);
  const givable = await givableReward(tx, program, gain.reward ?? "", variants, shop.locale);
  if (givable === null) return null;
  const discountId = await planGift(tx, givable, { id: member.id, customerId: member.customerId }, shop);
  if (gain.discountId !== null) await replaceDiscount(tx, gain.discountId, discountId);
  await giveInstead(tx, gain.id, { discountId, value: givable.quote.value });
  return discountId;
}

/** The merchant asks for it to be made again. Throws `not_found`. */
export async function giveAgain(shopId: string, gainId: string, actor: string): Promise<GivenAnew> {
  const discountId = await planAnew(shopId, gainId);
  if (discountId !== null) {
    await inShop(shopId, (tx) => noteActs(tx, [{ actor, action: "referral.give-again", subject: gainId, detail: {} }]));
    await issueSoon(shopId, discountId);
  }
  return inShop(shopId, async (tx) => {
    const gain = await readGain(tx, gainId);
    if (gain === null) throw new FidelioError("not_found");
    if (gain.refusedAt !== null) return discountId === null ? "not-now" : "refused";
    const discount = gain.discountId === null ? null : await readDiscount(tx, gain.discountId);
    return discount?.state === "planned" ? "being-made" : "made";
  });
}
