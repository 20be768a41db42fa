import type { DiscountOwner } from "../discounts/issue-discount.server";
import { lockMembers } from "../ledger/members.server";
import { noteRefused } from "./gain-care-rows.server";

/**
 * What hears of a referral's discounts. A friend's code is nobody's: the referral goes on by the friend's order, with or without it, and a
 * code that Shopify refused is planned anew when the friend claims again. What a side was given is a member's, whose account at
 * Shopify is credited by one try at a time; that Shopify refuses it is noted, tried again later and shown to the merchant.
 */
export const referralOwner: DiscountOwner = {
  async lock(tx, { id, memberId }) {
    if (memberId !== null) await lockMembers(tx, [memberId]);
    return { issued: () => Promise.resolve(), failed: () => noteRefused(tx, id) };
  },
};
