import { environment } from "../../base/environment.server";
import { signProxy } from "../../shopify/proxy-signature";

export interface Shopping {
  /** a form's fields; without them GET */
  fields?: Record<string, string>;
  query?: Record<string, string>;
  /** a script asks for JSON, a browser's form does not */
  json?: boolean;
  headers?: Record<string, string>;
  /** what stands in the address for `$code` or `$file` */
  code?: string;
  /** changes the query after it was signed */
  tamper?(query: URLSearchParams): void;
  /** changes what is signed */
  say?(query: URLSearchParams): void;
}

export interface Heard {
  status: number;
  /** JSON, else null */
  body: Record<string, unknown> | null;
  text: string;
  headers: Headers;
}

type Handler = (args: { request: Request; params: Record<string, string> }) => Promise<Response>;
const routes = {
  summary: () => import("../proxy.summary"),
  history: () => import("../proxy.history"),
  terms: () => import("../proxy.terms"),
  join: () => import("../proxy.join"),
  leave: () => import("../proxy.leave"),
  redeem: () => import("../proxy.redeem"),
  "give-back": () => import("../proxy.give-back"),
  birthday: () => import("../proxy.birthday"),
  "birthday/remove": () => import("../proxy.birthday.remove"),
  social: () => import("../proxy.social"),
  referrals: () => import("../proxy.referrals"),
  "referrals/code": () => import("../proxy.referrals.code"),
  "referrals/name": () => import("../proxy.referrals.name"),
  friend: () => import("../proxy.friend"),
  "friend/$code": () => import("../proxy.friend.$code"),
  "qr/$file": () => import("../proxy.qr.$file"),
};
export type ProxyPath = keyof typeof routes;
export const proxyPaths = Object.keys(routes) as ProxyPath[];

/** For tests: asks as Shopify's app proxy does, signed for a shop and whoever is signed in there. */
export async function shopping(domain: string, customer: string | null, path: ProxyPath, how: Shopping = {}): Promise<Heard> {
  const query = new URLSearchParams(how.query);
  query.append("shop", domain);
  query.append("logged_in_customer_id", customer ?? "");
  query.append("path_prefix", "/apps/fidelio");
  query.append("timestamp", String(Math.floor(Date.now() / 1000)));
  how.say?.(query);
  query.append("signature", signProxy(query, environment().SHOPIFY_API_SECRET));
  how.tamper?.(query);
  const url = `http://localhost:3000/proxy/${path.replace(/\$(?:code|file)/u, encodeURIComponent(how.code ?? ""))}?${query.toString()}`;
  const headers = { ...((how.json ?? true) ? { accept: "application/json" } : { accept: "text/html" }), ...how.headers };
  const request =
    how.fields === undefined
      ? new Request(url, { headers })
      : new Request(url, { method: "POST", headers, body: new URLSearchParams(how.fields) });
  const module = await routes[path]();
  const handler = (how.fields !== undefined && "action" in module ? module.action : module.loader) as Handler;
  const response = await handler({ request, params: { code: how.code ?? "", file: how.code ?? "" } });
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return { status: response.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : null, text, headers: response.headers };
}
