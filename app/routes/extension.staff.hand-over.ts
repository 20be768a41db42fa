import { asAsked, staffAsks } from "./staff/asked";
import { handOverToCustomer } from "./staff/hand-over.server";
import { serveStaff } from "./staff/serve-staff.server";

/** POST staff/hand-over {customer, redemption}: notes that a perk of that member's was handed over, redeemed or given. Twice is once. */
export const action = serveStaff("POST", async ({ visit, sent }) => handOverToCustomer(visit, asAsked(staffAsks.redemption, sent)));
export const loader = action;
