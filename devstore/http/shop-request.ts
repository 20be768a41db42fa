import type { AdminApi, AdminRequest } from "../admin-api/execute";
import type { State } from "../store/state";
import { answerToken, type AppIdentity } from "../sign-in/token-endpoint";
import { scopesOf } from "../sign-in/tokens";
import { API_VERSION } from "./api-version";

const GRAPHQL = `/admin/api/${API_VERSION}/graphql.json`;

/** No answer at all, once the caller has given up waiting. */
function silence(gone: AbortSignal): Promise<Response> {
  return new Promise((resolve) => {
    const leave = () => resolve(Response.error());
    if (gone.aborted) leave();
    else gone.addEventListener("abort", leave, { once: true });
  });
}

async function answerGraphql(state: State, api: AdminApi, domain: string, request: Request): Promise<Response> {
  const shop = state.shop(domain)!;
  const scopes = scopesOf(state, shop, request.headers.get("x-shopify-access-token") ?? "");
  if (!scopes)
    return Response.json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }, { status: 401 });
  const body = (await request.json()) as Partial<AdminRequest>;
  if (typeof body.query !== "string") return Response.json({ errors: { query: "Required parameter missing or invalid" } }, { status: 400 });
  const answer = await api.run(shop, scopes, { ...body, query: body.query });
  if (answer.kind === "never") return silence(request.signal);
  if (answer.kind === "fail") return Response.json({ errors: "Service unavailable" }, { status: 503 });
  return Response.json(answer.body, { headers: { "X-Shopify-API-Version": API_VERSION } });
}

/** What an app asks of `https://{shop}/admin/…`, whoever carries it: the HTTP server or msw. */
export async function answerShop(state: State, api: AdminApi, app: AppIdentity, domain: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const shop = state.shop(domain);
  if (!shop) return Response.json({ errors: "Not Found" }, { status: 404 });
  if (request.method === "POST" && pathname === "/admin/oauth/access_token") return answerToken(state, shop, app, request);
  if (request.method === "POST" && pathname === GRAPHQL) return answerGraphql(state, api, domain, request);
  return Response.json({ errors: `The stand-in store does not answer ${request.method} ${pathname}.` }, { status: 404 });
}
