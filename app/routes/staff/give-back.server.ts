import { isFidelioError } from "../../base/errors";
import { memberOfCustomer } from "../../members/member-rows.server";
import { askRelease, releaseSoon } from "../../redemptions/release.server";
import { findRedemption } from "../../redemptions/rows.server";
import type { PageVisit } from "../admin/visit.server";
import { Refused } from "../shopper/refusal";
import type { StaffActAnswer } from "./answers";
import { staffCustomer } from "./customer-answer.server";

/** Ends an unused code of this very customer's: the id of another's is nobody's here. */
export async function giveBackForCustomer(visit: PageVisit, { customer, redemption }: { customer: string; redemption: string }) {
  await visit.inShop(async (tx) => {
    const member = await memberOfCustomer(tx, customer);
    const row = await findRedemption(tx, redemption);
    if (member === null || row?.memberId !== member.id) throw new Refused("unavailable");
    await askRelease(tx, redemption, { reason: "by-merchant", actor: visit.actor }).catch((error: unknown) => {
      throw isFidelioError(error, "conflict") ? new Refused("code-used") : error;
    });
  });
  const { status } = await releaseSoon(visit.shopId, redemption, "by-merchant");
  if (status === "used" || status === "returned") throw new Refused("code-used");
  const body: StaffActAnswer = {
    customer: await staffCustomer(visit, customer, "till"),
    code: null,
    variantId: null,
    says: null,
  };
  return { body };
}
