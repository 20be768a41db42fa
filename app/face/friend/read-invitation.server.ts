import type { ShopTx } from "../../db/tenancy.server";
import { referralsOpen } from "../../loyalty/referrals-open";
import { memberOfCustomer } from "../../members/member-rows.server";
import { readSettings } from "../../programs/settings.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { advocateOf, firstNameOf } from "../../referrals/advocate.server";
import { claimOfCode } from "../../referrals/claim.server";
import type { ClaimRefusal } from "../../referrals/referral";
import type { Invitation } from "./landing-page";

export interface Asked {
  /** as the link or a form has it */
  code: string;
  /** the code that the friend was given: whoever knows it was told it */
  given?: string | null;
  email?: string;
  customerId: string | null;
  refused?: ClaimRefusal | null;
}

/** What an advocate's link shows, and whose it is; an advocate who opens their own is told so. */
export async function readInvitation(
  tx: ShopTx,
  asked: Asked,
): Promise<{ invitation: Invitation; advocateId: string | null; own: boolean }> {
  const { code, given = null, email = "", customerId, refused = null } = asked;
  const shop = await shopRow(tx);
  const program = (await liveVersion(tx))?.program ?? null;
  const hidden = (await readSettings(tx)).visibility.who === "nobody";
  const referral = program && !hidden ? referralsOpen(program, { plan: shop.appPlan, status: shop.status }, tx.now.toISOString()) : null;
  const advocateId = await advocateOf(tx, code);
  const own = advocateId !== null && customerId !== null && (await memberOfCustomer(tx, customerId))?.id === advocateId;
  const unknown: ClaimRefusal | null = advocateId === null && code !== "" ? "unknown-code" : null;
  const invitation: Invitation = {
    program,
    shop,
    open: referral !== null,
    name: referral?.showName && advocateId !== null ? await firstNameOf(tx, advocateId) : null,
    code,
    known: advocateId !== null,
    email,
    signedIn: customerId !== null,
    refused: refused ?? (own ? "own-code" : unknown),
    claimed: given === null ? null : await claimOfCode(tx, given),
  };
  return { invitation, advocateId, own };
}
