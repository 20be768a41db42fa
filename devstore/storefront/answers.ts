import type { Visit } from "./visit";

/** An answer with the visit's cookies. Nothing of a storefront is kept by a browser but what lies under /cdn/. */
export function answer(visit: Visit, body: string, type: string, status = 200): Response {
  const headers = new Headers({ "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "private, no-store" });
  for (const one of visit.cookies) headers.append("Set-Cookie", one);
  return new Response(body, { status, headers });
}

export function html(visit: Visit, body: string, status = 200): Response {
  return answer(visit, body, "text/html", status);
}

export function json(visit: Visit, body: unknown, status = 200): Response {
  return answer(visit, JSON.stringify(body), "application/json", status);
}

export function redirect(visit: Visit, to: string, status: 302 | 303 = 302): Response {
  const response = answer(visit, "", "text/html", status);
  response.headers.set("Location", to);
  return response;
}
