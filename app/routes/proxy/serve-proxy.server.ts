import { chooseLanguage } from "../../base/languages/text";
import { log } from "../../base/log.server";
import { FidelioError } from "../../base/errors";
import { problemContentType, problemResponse } from "../../base/problem";
import { inShop } from "../../db/tenancy.server";
import { liveVersion } from "../../programs/versions.server";
import { authenticateProxy } from "../../shopify/authenticate.server";
import { knownShop } from "../../shopify/install.server";
import { networkAddress } from "../shopper/network-address";
import { mayAct } from "../shopper/rate";
import { readFields } from "../shopper/read-fields";
import { reasonOf, Refused, refusedAnswer } from "../shopper/refusal";
import type { ShopperHandler, ShopperRequest, VisitorRequest } from "../shopper/request";
import { refusedPath, returnPath } from "../shopper/return-path";

const headers = { "cache-control": "no-store" };

/** What a page's address names beside the query. */
type Params = Readonly<Record<string, string | undefined>>;

/** A page for whoever asks. */
export function servePage(handle: (request: VisitorRequest, params: Params, sent: Headers) => Promise<Response>) {
  return async ({ request, params = {} }: { request: Request; params?: Params }): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return problemResponse(new FidelioError("method_not_allowed"), "en", { ...headers, allow: "GET" });
    }
    const read = await readRequest(request);
    if (read instanceof Response) return read;
    try {
      return await handle({ ...read.asked, customerId: read.customerId }, params, request.headers);
    } catch (error) {
      log.error({ err: error, shopId: read.asked.shopId }, "a shopper's page failed");
      return new Response("", { status: 503, headers });
    }
  };
}

/** A form of whoever sends it, signed in or not. `json`: a script sent it, and reads JSON. */
export function serveForm(handle: (request: VisitorRequest, json: boolean) => Promise<Response>) {
  return async ({ request }: { request: Request }): Promise<Response> => {
    if (request.headers.get("sec-fetch-site") === "cross-site") return problemResponse(new FidelioError("forbidden"), "en", headers);
    if (request.method !== "POST") return problemResponse(new FidelioError("method_not_allowed"), "en", { ...headers, allow: "POST" });
    const read = await readRequest(request);
    if (read instanceof Response) return read;
    const json = (request.headers.get("accept") ?? "").includes("application/json");
    try {
      return await handle({ ...read.asked, customerId: read.customerId }, json);
    } catch (error) {
      return refuse(error, read.asked, json);
    }
  };
}

/** One wish of a signed-in customer, by one method; the identity is Shopify's word alone. */
export function serveShopper(method: "GET" | "POST", handle: ShopperHandler) {
  return async ({ request }: { request: Request }): Promise<Response> => {
    // a form of another site, sent by the shopper's browser: no wish of theirs
    if (request.headers.get("sec-fetch-site") === "cross-site" && method === "POST") {
      return problemResponse(new FidelioError("forbidden"), "en", headers);
    }
    if (request.method !== method) return problemResponse(new FidelioError("method_not_allowed"), "en", { ...headers, allow: method });
    const read = await readRequest(request);
    if (read instanceof Response) return read;
    const { asked, customerId } = read;
    const json = method === "GET" || (request.headers.get("accept") ?? "").includes("application/json");
    try {
      if (customerId === null) throw new Refused("signed-out");
      if (!mayAct(`${asked.shopId}/${customerId}`)) throw new Refused("rate-limited");
      const { status = 200, body, to } = await handle({ ...asked, customerId });
      return json ? Response.json(body, { status, headers }) : seeOther(to ?? asked.back);
    } catch (error) {
      return refuse(error, asked, json);
    }
  };
}

async function refuse(error: unknown, asked: ShopperRequest, json: boolean): Promise<Response> {
  const reason = reasonOf(error);
  if (reason === null) log.error({ err: error, shopId: asked.shopId }, "a shopper's request failed");
  const known = reason ?? "unavailable";
  if (!json) {
    return seeOther(
      known === "signed-out"
        ? `/customer_authentication/login?return_to=${encodeURIComponent(asked.back)}`
        : refusedPath(asked.back, known),
    );
  }
  const live = await asked.inShop(liveVersion).catch(() => null);
  const answer = refusedAnswer(known, asked.language, live?.program.formOfAddress ?? "vous", error);
  return Response.json(answer, { status: answer.status, headers: { ...headers, "content-type": problemContentType } });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { ...headers, location } });
}

/** Who asks and what; a Response where Shopify did not sign it or the shop does not have the app: nothing was done then. */
async function readRequest(request: Request): Promise<{ asked: ShopperRequest; customerId: string | null } | Response> {
  const visit = authenticateProxy(request);
  if (visit === null) return problemResponse(new FidelioError("unauthorized"), "en", headers);
  const shop = await knownShop(visit.shopDomain);
  if (shop === null || shop.status === "uninstalled" || shop.status === "locked") {
    return problemResponse(new FidelioError("not_found"), "en", headers);
  }
  const query = new URL(request.url).searchParams;
  const fields = request.method === "POST" ? await readFields(request) : {};
  if (fields === null) return problemResponse(new FidelioError("malformed_body"), "en", headers);
  // a prefix of the address, what page and script say, what the browser asks for, else the shop's own
  const prefix = /^\/([a-z]{2})(?:-[a-z]+)?\//iu.exec(query.get("path_prefix") ?? "")?.[1];
  const said = [prefix, fields["language"], fields["locale"], query.get("language"), query.get("locale")];
  const asked: ShopperRequest = {
    shopId: shop.shopId,
    shopDomain: shop.shopDomain,
    surface: "storefront",
    query,
    fields,
    back: returnPath(fields["return"], "/"),
    language: chooseLanguage(...said, request.headers.get("accept-language"), shop.locale),
    network: networkAddress(request.headers),
    inShop: (fn) => inShop(shop.shopId, fn),
  };
  return { asked, customerId: visit.customerId };
}
