import { FidelioError, isFidelioError } from "../../base/errors";
import { chooseLanguage } from "../../base/languages/text";
import { log } from "../../base/log.server";
import { problemResponse } from "../../base/problem";
import { inShop } from "../../db/tenancy.server";
import { noteStaff } from "../../programs/staff.server";
import { authenticateStaff } from "../../shopify/authenticate-staff.server";
import { knownShop } from "../../shopify/install.server";
import type { PageVisit } from "../admin/visit.server";
import { withCors } from "../extension/cors";
import { mayAct } from "../shopper/rate";
import { readBody } from "../shopper/read-fields";
import { reasonOf, Refused } from "../shopper/refusal";
import { staffRefusal } from "./refusal";

/** What a member of staff asks for, from the till or from a block on Shopify's own pages. */
export interface StaffRequest {
  visit: PageVisit;
  query: URLSearchParams;
  /** JSON that was sent; empty for GET */
  sent: Record<string, unknown>;
}

/** `status` 200 unless said. Throws `Refused`, or an error that has a reason. */
export type StaffHandler = (request: StaffRequest) => Promise<{ status?: number; body: object }>;

const headers = { "cache-control": "no-store" };

/**
 * One wish of a member of staff, by one method. Who they are is the id token's word alone; for whom they act, the request's: staff act
 * for customers, and what they do carries their name. Every answer can be read from any origin, refusals and errors too.
 */
export function serveStaff(method: "GET" | "POST", handle: StaffHandler) {
  return async ({ request }: { request: Request }): Promise<Response> => {
    try {
      return withCors(await answer(request, method, handle));
    } catch (error) {
      log.error({ err: error }, "a staff member's request failed");
      return withCors(problemResponse(new FidelioError("internal"), "en", headers));
    }
  };
}

async function answer(request: Request, method: "GET" | "POST", handle: StaffHandler): Promise<Response> {
  // asked before the request itself, without a token
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { "access-control-max-age": "7200" } });
  const query = new URL(request.url).searchParams;
  const asked = chooseLanguage(query.get("language"), request.headers.get("accept-language"));
  const staff = await authenticateStaff(request);
  if (staff === null) return staffRefusal("signed-out", asked);
  if (request.method !== method) return problemResponse(new FidelioError("method_not_allowed"), asked, { ...headers, allow: method });
  const shop = await knownShop(staff.shopDomain);
  if (shop === null || shop.status === "uninstalled" || shop.status === "locked") {
    return problemResponse(new FidelioError("not_found"), asked, headers);
  }
  if (!mayAct(`${shop.shopId}/staff/${staff.staffId}`)) return staffRefusal("rate-limited", asked);
  const sent = method === "POST" ? await readJson(request) : {};
  if (sent === null) return problemResponse(new FidelioError("malformed_body"), asked, headers);
  const language = chooseLanguage(typeof sent["language"] === "string" ? sent["language"] : null, asked);
  await noteStaff({ shopId: shop.shopId, shopDomain: shop.shopDomain, staffId: staff.staffId, idToken: staff.idToken });
  const visit: PageVisit = {
    shopId: shop.shopId,
    shopDomain: shop.shopDomain,
    shopStatus: shop.status,
    language,
    zone: shop.zone,
    currency: shop.currency,
    plus: shop.plus,
    actor: `staff:${staff.staffId}`,
    inShop: (fn, limits) => inShop(shop.shopId, fn, limits),
  };
  try {
    const { status = 200, body } = await handle({ visit, query, sent });
    return Response.json(body, { status, headers });
  } catch (error) {
    return refuse(error, visit);
  }
}

function refuse(error: unknown, { language, shopId }: PageVisit): Response {
  if (isFidelioError(error, "malformed_body")) return problemResponse(error, language, headers);
  const reason = reasonOf(error);
  if (reason === null || (reason === "unavailable" && !(error instanceof Refused))) {
    log.error({ err: error, shopId }, "a staff member's request failed");
  }
  return staffRefusal(reason ?? "unavailable", language, error);
}

/** A JSON object of at most 64 KB; null: anything else. */
async function readJson(request: Request): Promise<Record<string, unknown> | null> {
  const body = await readBody(request);
  if (body === null) return null;
  try {
    const sent = JSON.parse(body.toString("utf8")) as unknown;
    return typeof sent === "object" && sent !== null && !Array.isArray(sent) ? (sent as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
