import { FidelioError, isFidelioError } from "../../base/errors";
import { log } from "../../base/log.server";
import { problemResponse } from "../../base/problem";
import type { ApiCaller } from "../../db/api-keys.server";
import { Kept, runEffect } from "./effect.server";
import type { Answer, Endpoint } from "./endpoint";
import { readBody, readCaller, readKey, readParams, readQuery, readText } from "./read-call.server";

/** What Remix hands to a loader or an action, as far as we read it. */
export interface RouteArguments {
  request: Request;
  params: Record<string, string | undefined>;
}

export type Handler = ((route: RouteArguments) => Promise<Response>) & { endpoints: Endpoint[] };

const nobody: ApiCaller = { keyId: "", shopId: "0", scopes: [] };

/** The loader and action of one address: one endpoint for each method it takes. */
export function serve(...endpoints: Endpoint[]): Handler {
  const allow = [...new Set(endpoints.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])))].join(", ");
  const handler = async (route: RouteArguments): Promise<Response> => {
    const method = route.request.method === "HEAD" ? "GET" : route.request.method;
    const endpoint = endpoints.find((each) => each.method === method);
    if (!endpoint) return refuse(new FidelioError("method_not_allowed", { allow }), { allow });
    try {
      return send(await run(endpoint, route));
    } catch (error) {
      return refuse(error);
    }
  };
  return Object.assign(handler, { endpoints });
}

async function run(endpoint: Endpoint, { request, params }: RouteArguments): Promise<Answer> {
  const caller = endpoint.scope === null ? nobody : await readCaller(request, endpoint.scope);
  const url = new URL(request.url);
  const text = endpoint.method === "GET" ? "" : await readText(request);
  const key = readKey(request, url.pathname, text);
  const call = {
    caller,
    shopId: caller.shopId,
    // each endpoint's own schema has just made these what its `handle` declares
    params: readParams(endpoint, params) as never,
    query: readQuery(endpoint, url) as never,
    body: readBody(endpoint, text) as never,
    headers: request.headers,
    key,
    effect: (fn: Parameters<typeof runEffect>[2]) => runEffect(caller.shopId, key, fn),
  };
  return endpoint.handle(call);
}

function send({ status, body, headers }: Answer): Response {
  const text = body instanceof Kept ? body.text : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  });
}

function refuse(error: unknown, headers: Record<string, string> = {}): Response {
  if (error instanceof Response) return error;
  if (!isFidelioError(error) || error.status >= 500) log.error({ err: error }, "a REST request failed");
  const more: Record<string, string> = isFidelioError(error, "unauthorized")
    ? { "www-authenticate": 'Bearer realm="fidelio"' }
    : isFidelioError(error, "shopify_unavailable")
      ? { "retry-after": "5" }
      : isFidelioError(error, "rate_limited")
        ? { "retry-after": String(error.detail["retryAfterSeconds"] ?? 1) }
        : {};
  return problemResponse(error, "en", { "cache-control": "no-store", ...more, ...headers });
}
