import { deleteDiscountJob, endDiscountJob, issueDiscountJob } from "../../discounts/jobs";
import { issueDiscount, type DiscountOwner } from "../../discounts/issue-discount.server";
import { deleteDiscount } from "../../discounts/take-back.server";
import { endRedemption } from "../../redemptions/end-redemption.server";
import { redemptionOwner } from "../../redemptions/owner.server";
import { referralOwner } from "../../referrals/owner.server";
import { task } from "../task";

/** Whoever a discount is for hears of it. */
const owner: DiscountOwner = {
  lock: (tx, discount) => (discount.purpose === "referral" ? referralOwner : redemptionOwner).lock(tx, discount),
};

export const discountTasks = [
  task(issueDiscountJob, ({ shopId, discountId }) => issueDiscount(shopId, discountId, owner)),
  task(endDiscountJob, ({ shopId, discountId, reason }) => endRedemption(shopId, discountId, reason)),
  task(deleteDiscountJob, ({ shopId, discountId }) => deleteDiscount(shopId, discountId)),
];
