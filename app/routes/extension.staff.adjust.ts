import { adjustForCustomer } from "./staff/adjust.server";
import { asAsked, staffAsks } from "./staff/asked";
import { serveStaff } from "./staff/serve-staff.server";

/** POST staff/adjust {customer, id, points, reason}: adds or takes points by hand, as the member's page does. Once for each `id`. */
export const action = serveStaff("POST", async ({ visit, sent }) => adjustForCustomer(visit, asAsked(staffAsks.adjust, sent)));
export const loader = action;
