import { asAsked, staffAsks } from "./staff/asked";
import { staffCustomer } from "./staff/customer-answer.server";
import { serveStaff } from "./staff/serve-staff.server";

/** GET staff/customer?customer=&surface=&language=: a member as staff see them; that they were looked at is noted. */
export const loader = serveStaff("GET", async ({ visit, query }) => {
  const { customer, surface } = asAsked(staffAsks.customer, Object.fromEntries(query));
  return { body: await staffCustomer(visit, customer, surface) };
});
export const action = loader;
