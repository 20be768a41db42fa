import { asAsked, staffAsks } from "./staff/asked";
import { giveBackForCustomer } from "./staff/give-back.server";
import { serveStaff } from "./staff/serve-staff.server";

/** POST staff/give-back {customer, redemption}: ends an unused code of that member's; the points come back. Twice is once. */
export const action = serveStaff("POST", async ({ visit, sent }) => giveBackForCustomer(visit, asAsked(staffAsks.redemption, sent)));
export const loader = action;
