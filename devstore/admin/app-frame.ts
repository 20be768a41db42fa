import type { Store } from "../store-parts";

/** Paths of the app that the stand-in carries under its own origin, so that its admin may frame them; the last ones are Vite's. */
const ofTheApp = [
  /^\/app(\/|\.data$|$)/u,
  /^\/(assets|auth|locales)\//u,
  /^\/(favicon\.svg|__manifest|_root\.data)$/u,
  /^\/(@[\w-]+|node_modules|__vite_ping)(\/|$)/u,
];

export const isOfTheApp = (path: string): boolean => ofTheApp.some((one) => one.test(path));

/** Headers of one connection, and what a third party's frame does not get: cookies. */
const notForwarded = ["host", "connection", "content-length", "cookie", "accept-encoding", "keep-alive", "transfer-encoding", "upgrade"];
const notAnswered = [
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
  "x-frame-options",
];

function asked(request: Request, appUrl: string): Headers {
  const headers = new Headers(request.headers);
  for (const name of notForwarded) headers.delete(name);
  const here = new URL(request.url).origin;
  for (const name of ["origin", "referer"]) {
    const value = headers.get(name);
    if (value?.startsWith(here)) headers.set(name, appUrl + value.slice(here.length));
  }
  return headers;
}

/** Who may frame the page is Shopify's policy at Shopify, and the stand-in's own here. */
function policy(given: string | null): string {
  const kept = (given ?? "").split(";").filter((rule) => rule.trim() !== "" && !/^\s*frame-ancestors\b/u.test(rule));
  return [...kept.map((rule) => rule.trim()), "frame-ancestors 'self'"].join("; ");
}

function answered(answer: Response, appUrl: string): Headers {
  const headers = new Headers(answer.headers);
  for (const name of notAnswered) headers.delete(name);
  headers.set("content-security-policy", policy(headers.get("content-security-policy")));
  const to = headers.get("location");
  if (to?.startsWith(`${appUrl}/`)) headers.set("location", to.slice(appUrl.length));
  else if (to?.startsWith("https://admin.shopify.com/")) headers.set("location", `/admin${new URL(to).pathname}${new URL(to).search}`);
  // Shopify's library asks for its App Bridge ahead of the page, from a server that the stand-in stands for
  if (headers.get("link")?.includes("cdn.shopify.com")) headers.delete("link");
  return headers;
}

/** The app's own answer to a request for one of its paths. */
export async function answerFromApp({ appUrl }: Store, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const body = request.method === "GET" || request.method === "HEAD" ? null : await request.arrayBuffer();
  let answer: Response;
  try {
    answer = await fetch(appUrl + pathname + search, {
      method: request.method,
      headers: asked(request, appUrl),
      redirect: "manual",
      signal: request.signal,
      body,
    });
  } catch (error) {
    if (request.signal.aborted) throw error;
    return new Response(`The app does not answer at ${appUrl}.`, { status: 502, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
  const empty = [204, 304].includes(answer.status);
  return new Response(empty ? null : answer.body, { status: answer.status, headers: answered(answer, appUrl) });
}
