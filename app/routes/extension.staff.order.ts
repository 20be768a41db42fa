import { asAsked, staffAsks } from "./staff/asked";
import { staffOrder } from "./staff/order-answer.server";
import { serveStaff } from "./staff/serve-staff.server";

/** GET staff/order?order=&language=: what an order earned, and why. */
export const loader = serveStaff("GET", async ({ visit, query }) => {
  const { order } = asAsked(staffAsks.order, Object.fromEntries(query));
  return { body: await visit.inShop((tx) => staffOrder(tx, visit, order)) };
});
export const action = loader;
