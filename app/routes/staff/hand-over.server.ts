import { memberOfCustomer } from "../../members/member-rows.server";
import { handOver } from "../../redemptions/hand-over.server";
import { findRedemption } from "../../redemptions/rows.server";
import { readGain } from "../../referrals/gain-care-rows.server";
import { handOverGain } from "../../referrals/hand-over.server";
import type { PageVisit } from "../admin/visit.server";
import { Refused } from "../shopper/refusal";
import type { StaffActAnswer } from "./answers";
import { staffCustomer } from "./customer-answer.server";

/** Notes in the person's name that a perk of this very customer's was handed over, whether they redeemed it or a referral gave it. */
export async function handOverToCustomer(visit: PageVisit, { customer, redemption }: { customer: string; redemption: string }) {
  await visit.inShop(async (tx) => {
    const member = await memberOfCustomer(tx, customer);
    const redeemed = await findRedemption(tx, redemption);
    const owner = (redeemed ?? (await readGain(tx, redemption)))?.memberId;
    if (member === null || owner !== member.id) throw new Refused("unavailable");
    await (redeemed === null ? handOverGain : handOver)(tx, redemption, visit.actor);
  });
  const body: StaffActAnswer = { customer: await staffCustomer(visit, customer, "till"), code: null, variantId: null, says: null };
  return { body };
}
