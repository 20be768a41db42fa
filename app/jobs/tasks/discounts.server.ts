import type { DiscountRow } from "../../discounts/document";
import { deleteDiscountJob, endDiscountJob, issueDiscountJob } from "../../discounts/jobs";
import { issueDiscount, type DiscountOwner } from "../../discounts/issue-discount.server";
import { deleteDiscount } from "../../discounts/take-back.server";
import { endRedemption } from "../../redemptions/end-redemption.server";
import { redemptionOwner } from "../../redemptions/owner.server";
import { referralOwner } from "../../referrals/owner.server";
import { task } from "../task";

const ownerOf = ({ purpose }: DiscountRow): DiscountOwner => (purpose === "referral" ? referralOwner : redemptionOwner);

/** Whoever a discount is for hears of it. */
const owner: DiscountOwner = {
  lock: (tx, discount) => ownerOf(discount).lock(tx, discount),
  issued: (tx, discount) => ownerOf(discount).issued(tx, discount),
  failed: (tx, discount, reason) => ownerOf(discount).failed(tx, discount, reason),
};

export const discountTasks = [
  task(issueDiscountJob, ({ shopId, discountId }) => issueDiscount(shopId, discountId, owner)),
  task(endDiscountJob, ({ shopId, discountId, reason }) => endRedemption(shopId, discountId, reason)),
  task(deleteDiscountJob, ({ shopId, discountId }) => deleteDiscount(shopId, discountId)),
];
