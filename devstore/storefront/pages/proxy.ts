import { createHmac } from "node:crypto";
import { drawPage } from "../draw-page";
import type { Visit } from "../visit";

const NAME = "/apps/fidelio";

/** Shopify's signature of a proxied query: all parameters sorted, a repeated one's values joined by commas, `k=v` joined with nothing. */
function signatureOf(query: URLSearchParams, secret: string): string {
  const names = [...new Set(query.keys())].sort();
  const signed = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
  return createHmac("sha256", secret).update(signed).digest("hex");
}

/** The shopper's own query, with what Shopify says of them; the shop's name is the stand-in's own affair. */
export function proxiedQuery(visit: Visit, secret: string, now = new Date()): URLSearchParams {
  const query = new URLSearchParams(visit.url.searchParams);
  query.delete("shop");
  query.delete("signature");
  query.append("shop", visit.shop.domain);
  query.append("logged_in_customer_id", visit.customer?.id ?? "");
  query.append("path_prefix", NAME);
  query.append("timestamp", String(Math.floor(now.getTime() / 1000)));
  query.append("signature", signatureOf(query, secret));
  return query;
}

/** Cookies go neither way through Shopify's proxy, nor does what speaks of this connection alone. */
const dropped = [
  "cookie",
  "set-cookie",
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "keep-alive",
  "accept-encoding",
  "content-encoding",
];

function without(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of dropped) kept.delete(name);
  return kept;
}

const isProxied = (path: string): boolean => path === NAME || path.startsWith(`${NAME}/`);

/** Hands `/apps/fidelio/…` to the app and its answer to the shopper; one of type application/liquid is drawn in the theme. */
export async function answerProxy(visit: Visit): Promise<Response | null> {
  const { request, store, shop } = visit;
  if (!isProxied(visit.path)) return null;
  if (!shop.installed) return new Response("Not found", { status: 404 });
  const to = new URL(`/proxy${visit.path.slice(NAME.length)}`, store.appUrl);
  to.search = proxiedQuery(visit, store.app.apiSecret).toString();
  const headers = without(request.headers);
  headers.set("x-forwarded-host", shop.domain);
  const body = request.method === "GET" || request.method === "HEAD" ? {} : { body: new Uint8Array(await request.arrayBuffer()) };
  let answered: Response;
  try {
    answered = await fetch(to, { method: request.method, headers, redirect: "manual", ...body });
  } catch {
    return drawPage(visit, { template: "app-away", status: 502 });
  }
  const type = answered.headers.get("content-type") ?? "";
  if (type.startsWith("application/liquid"))
    return drawPage(visit, { template: "page", liquid: await answered.text(), status: answered.status });
  const response = new Response(answered.status === 204 || answered.status === 304 ? null : new Uint8Array(await answered.arrayBuffer()), {
    status: answered.status,
    headers: without(answered.headers),
  });
  for (const one of visit.cookies) response.headers.append("Set-Cookie", one);
  return response;
}
