import { deleteDiscountJob, endDiscountJob, issueDiscountJob } from "../../discounts/jobs";
import { issueDiscount } from "../../discounts/issue-discount.server";
import { deleteDiscount } from "../../discounts/take-back.server";
import { endRedemption } from "../../redemptions/end-redemption.server";
import { redemptionOwner } from "../../redemptions/owner.server";
import { task } from "../task";

export const discountTasks = [
  task(issueDiscountJob, ({ shopId, discountId }) => issueDiscount(shopId, discountId, redemptionOwner)),
  task(endDiscountJob, ({ shopId, discountId, reason }) => endRedemption(shopId, discountId, reason)),
  task(deleteDiscountJob, ({ shopId, discountId }) => deleteDiscount(shopId, discountId)),
];
