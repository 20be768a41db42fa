import { inShop, type ShopTx } from "../db/tenancy.server";
import { readDiscount } from "../discounts/rows.server";
import type { Program } from "../loyalty/program";
import type { FriendGain } from "../loyalty/referral-shape";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { claimIn, type Claim, type ClaimRequest } from "./claim-in.server";
import { friendCodeOf } from "./entry";
import { issueSoon } from "./issue-soon.server";
import type { ClaimRefusal } from "./referral";
import { referralOf } from "./rows.server";

/** What a friend has of a claim. */
export interface Claimed {
  /** of the referral */
  id: string;
  program: Program;
  gain: FriendGain;
  /** for the cart; null: it is being made, or what they get is no code */
  code: string | null;
  /** the code is being made */
  waiting: boolean;
  /** until when an order counts */
  windowUntil: Date;
  /** of the shop */
  zone: string;
}

/** Takes an advocate's code for a friend and makes theirs, waiting 3 s at most: refused, or what the friend has of it. */
export async function claimReferral(shopId: string, request: ClaimRequest): Promise<{ refused: ClaimRefusal } | Claimed> {
  const claim = await inShop(shopId, (tx) => claimIn(tx, request));
  if ("refused" in claim) {
    // a friend's own code, where an advocate's is asked for: whoever holds it was told it
    const held = claim.refused === "unknown-code" ? await inShop(shopId, (tx) => openClaimOf(tx, request.code)) : null;
    return held ?? claim;
  }
  if (claim.discountId !== null) await issueSoon(shopId, claim.discountId);
  return inShop(shopId, (tx) => viewOf(tx, claim));
}

async function viewOf(tx: ShopTx, claim: Pick<Claim, "id" | "programVersion" | "discountId" | "windowUntil">): Promise<Claimed> {
  const { id, programVersion, discountId, windowUntil } = claim;
  const version = (await loadVersions(tx)).find(({ number }) => number === programVersion);
  if (!version?.program.referral) throw new Error(`Version ${programVersion} of the program has no referrals.`);
  const discount = discountId === null ? null : await readDiscount(tx, discountId);
  return {
    id,
    program: version.program,
    gain: version.program.referral.friend,
    code: discount?.state === "issued" ? discount.code : null,
    waiting: discount?.state === "planned",
    windowUntil,
    zone: (await shopRow(tx)).zone,
  };
}

/** The claim that a friend's own code is of, while it waits for an order. */
async function openClaimOf(tx: ShopTx, typed: string): Promise<Claimed | null> {
  const code = friendCodeOf(typed);
  const claimed = code === null ? null : await claimOfCode(tx, code);
  const row = claimed && (await referralOf(tx, claimed.id));
  const waits = row?.state === "claimed" || row?.heldFrom === "claimed";
  return claimed !== null && waits && claimed.windowUntil > tx.now ? claimed : null;
}

/** What a friend has by their code: whoever holds it was told it. Null: no friend's code, or one that has ended. */
export async function claimOfCode(tx: ShopTx, code: string): Promise<Claimed | null> {
  const discount = await tx.prisma.discount.findFirst({
    where: {
      shopId: BigInt(tx.shopId),
      code: code.trim().toUpperCase(),
      purpose: "referral",
      memberId: null,
      state: { in: ["planned", "issued"] },
    },
    select: { id: true },
  });
  if (!discount) return null;
  const claim = await tx.prisma.referral.findFirst({
    where: { shopId: BigInt(tx.shopId), discountId: discount.id },
    select: { id: true, programVersion: true, discountId: true, windowUntil: true },
  });
  return claim && viewOf(tx, claim);
}
