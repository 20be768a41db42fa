import { buyerClaims, sessionToken } from "../../../tests/support/session-token";
import { environment } from "../../base/environment.server";

type Handler = (args: { request: Request }) => Promise<Response>;
const routes = {
  summary: () => import("../extension.summary"),
  history: () => import("../extension.history"),
  lots: () => import("../extension.lots"),
  order: () => import("../extension.order"),
  referrals: () => import("../extension.referrals"),
  "referrals/code": () => import("../extension.referrals.code"),
  "referrals/name": () => import("../extension.referrals.name"),
  join: () => import("../extension.join"),
  leave: () => import("../extension.leave"),
  redeem: () => import("../extension.redeem"),
  "give-back": () => import("../extension.give-back"),
  birthday: () => import("../extension.birthday"),
  "birthday/remove": () => import("../extension.birthday.remove"),
  social: () => import("../extension.social"),
  friend: () => import("../extension.friend"),
};
export type ExtensionPath = keyof typeof routes;

export interface Asking {
  query?: Record<string, string>;
  /** makes it a POST */
  send?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface Told<Body> {
  status: number;
  body: Body;
  headers: Headers;
}

/** For tests: asks as an extension does, with the token of whoever is signed in; null: a guest. */
export async function asking<Body = Record<string, unknown>>(
  domain: string,
  customer: string | null,
  path: ExtensionPath,
  { query = {}, send, headers: more }: Asking = {},
): Promise<Told<Body>> {
  const who = customer === null ? undefined : `gid://shopify/Customer/${customer}`;
  const token = sessionToken({ ...buyerClaims(domain), sub: who }, environment().SHOPIFY_API_SECRET);
  const url = `http://localhost:3000/extension/${path}?${new URLSearchParams(query)}`;
  const headers = { authorization: `Bearer ${token}`, accept: "application/json", "content-type": "application/json", ...more };
  const request = new Request(url, send === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(send) });
  const module = await routes[path]();
  const handler = (send !== undefined && "action" in module ? module.action : module.loader) as Handler;
  const response = await handler({ request });
  return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
}
