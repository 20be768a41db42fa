import type { DiscountOwner } from "../discounts/issue-discount.server";

/**
 * A friend's code. Nothing of ours waits for it: the referral goes on by the friend's order, with or without it, and a code that Shopify
 * refused is planned anew when the friend claims again.
 */
const friendCode: DiscountOwner = {
  lock: () => Promise.resolve({ issued: () => Promise.resolve(), failed: () => Promise.resolve() }),
};

/** What hears of a referral's discounts: a friend's code is nobody's, what an advocate or a friend was given is a member's. */
export const referralOwner: DiscountOwner = friendCode;
