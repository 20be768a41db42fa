import { asAsked, staffAsks } from "./staff/asked";
import { redeemForCustomer } from "./staff/redeem.server";
import { serveStaff } from "./staff/serve-staff.server";

/**
 * POST staff/redeem {customer, reward, redemption, points?, variant?, cart?}: exchanges a member's points at the till. 202 while Shopify
 * does not answer.
 */
export const action = serveStaff("POST", async ({ visit, sent }) => redeemForCustomer(visit, asAsked(staffAsks.redeem, sent)));
export const loader = action;
