import type { LoaderFunctionArgs } from "@remix-run/node";
import * as home from "../../../app/routes/app._index";
import * as health from "../../../app/routes/app.health";
import * as member from "../../../app/routes/app.members.$id";
import * as members from "../../../app/routes/app.members._index";
import * as order from "../../../app/routes/app.orders.$id";
import * as program from "../../../app/routes/app.program._index";
import * as simulation from "../../../app/routes/app.program.simulation._index";
import * as studio from "../../../app/routes/app.program";
import * as redemptions from "../../../app/routes/app.redemptions";
import * as referral from "../../../app/routes/app.referrals.$id";
import * as results from "../../../app/routes/app.referrals._index";
import * as gains from "../../../app/routes/app.referrals.gains";
import * as review from "../../../app/routes/app.referrals.review";
import * as settings from "../../../app/routes/app.settings._index";
import * as activity from "../../../app/routes/app.settings.activity";
import * as keys from "../../../app/routes/app.settings.api-keys";
import * as orders from "../../../app/routes/app.settings.orders";
import * as plan from "../../../app/routes/app.settings.plan";
import * as privacy from "../../../app/routes/app.settings.privacy";
import * as apiLots from "../../../app/routes/api.v1.members.$customerId.lots";
import * as apiMember from "../../../app/routes/api.v1.members.$customerId";
import * as apiMembers from "../../../app/routes/api.v1.members";
import * as apiOrder from "../../../app/routes/api.v1.orders.$orderId";
import * as apiProgram from "../../../app/routes/api.v1.program";
import * as apiReferrals from "../../../app/routes/api.v1.referrals";
import * as apiTransfers from "../../../app/routes/api.v1.members.$customerId.transfers";

/** Of whom a call asks: a member of the shop that was drawn, an order and a referral of the same shop. */
export interface Someone {
  customerId: string;
  orderId: string;
  referralId: string;
  lastName: string;
}

export interface Reading {
  name: string;
  /** pages are read with an id token of the admin's, REST with a key */
  as: "page" | "rest";
  loader: (args: LoaderFunctionArgs) => Promise<unknown>;
  path: (of: Someone) => string;
  params?: (of: Someone) => Record<string, string>;
}

type Route = { loader: unknown };
const read = (
  as: Reading["as"],
  name: string,
  route: Route,
  path: string | ((of: Someone) => string),
  params?: Reading["params"],
): Reading => ({
  name,
  as,
  loader: route.loader as Reading["loader"],
  path: typeof path === "string" ? () => path : path,
  ...(params ? { params } : {}),
});
const page = (...args: Parameters<typeof read> extends [unknown, ...infer Rest] ? Rest : never) => read("page", ...args);
const rest = (...args: Parameters<typeof read> extends [unknown, ...infer Rest] ? Rest : never) => read("rest", ...args);

/** Every page of the admin whose queries grow with a shop, lists in their ways, and what REST reads. */
export const readings: readonly Reading[] = [
  page("Home", home, "/app"),
  page("Members", members, "/app/members?index"),
  page("Members by points", members, "/app/members?index&sort=available"),
  page("Members of a tier by name", members, "/app/members?index&tier=gold&sort=name&direction=asc"),
  page("Members by name, searched", members, ({ lastName }) => `/app/members?index&search=${lastName}`),
  page("Members, nobody found", members, "/app/members?index&search=nobody+has+this+name"),
  page(
    "Member",
    member,
    ({ customerId }) => `/app/members/${customerId}`,
    ({ customerId }) => ({ id: customerId }),
  ),
  page(
    "Order",
    order,
    ({ orderId }) => `/app/orders/${orderId}`,
    ({ orderId }) => ({ id: orderId }),
  ),
  page("Redemptions", redemptions, "/app/redemptions"),
  page("Redemptions by status", redemptions, "/app/redemptions?status=issued"),
  page("Referrals", results, "/app/referrals?index"),
  page("Referrals to review", review, "/app/referrals/review"),
  page("Rewards of referrals", gains, "/app/referrals/gains"),
  page(
    "Referral",
    referral,
    ({ referralId }) => `/app/referrals/${referralId}`,
    ({ referralId }) => ({ id: referralId }),
  ),
  page("Health", health, "/app/health"),
  page("Studio", studio, "/app/program"),
  page("Program", program, "/app/program?index"),
  page("Simulation", simulation, "/app/program/simulation?index"),
  page("Settings", settings, "/app/settings?index"),
  page("Settings, activity", activity, "/app/settings/activity"),
  page("Settings, keys", keys, "/app/settings/api-keys"),
  page("Settings, orders", orders, "/app/settings/orders"),
  page("Settings, plan", plan, "/app/settings/plan"),
  page("Settings, privacy", privacy, "/app/settings/privacy"),
  rest("GET /members", apiMembers, "/api/v1/members"),
  rest(
    "GET /members/{id}",
    apiMember,
    ({ customerId }) => `/api/v1/members/${customerId}`,
    ({ customerId }) => ({ customerId }),
  ),
  rest(
    "GET /members/{id}/transfers",
    apiTransfers,
    ({ customerId }) => `/api/v1/members/${customerId}/transfers`,
    ({ customerId }) => ({ customerId }),
  ),
  rest(
    "GET /members/{id}/lots",
    apiLots,
    ({ customerId }) => `/api/v1/members/${customerId}/lots`,
    ({ customerId }) => ({ customerId }),
  ),
  rest(
    "GET /orders/{id}",
    apiOrder,
    ({ orderId }) => `/api/v1/orders/${orderId}`,
    ({ orderId }) => ({ orderId }),
  ),
  rest("GET /referrals", apiReferrals, "/api/v1/referrals"),
  rest("GET /program", apiProgram, "/api/v1/program"),
];
