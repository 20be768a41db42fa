import { z } from "zod";
import { FidelioError } from "../../base/errors";
import { chooseLanguage } from "../../base/languages/text";
import { log } from "../../base/log.server";
import { problemContentType, problemResponse } from "../../base/problem";
import { inShop } from "../../db/tenancy.server";
import { liveVersion } from "../../programs/versions.server";
import { authenticateBuyer } from "../../shopify/authenticate.server";
import { knownShop } from "../../shopify/install.server";
import { networkHashOf } from "../../referrals/network.server";
import { directAddress } from "../shopper/network-address";
import { mayAct, mayLook } from "../shopper/rate";
import { readFields } from "../shopper/read-fields";
import { reasonOf, Refused, refusedAnswer } from "../shopper/refusal";
import type { ShopperAnswer, ShopperHandler, ShopperRequest, VisitorRequest } from "../shopper/request";
import { withCors } from "./cors";

/** A visit from an extension that may not be signed in: a guest at the checkout. */
export type GuestHandler = (request: VisitorRequest) => Promise<ShopperAnswer>;

const headers = { "cache-control": "no-store" };
const surfaces = z.enum(["checkout", "account"]).catch("checkout");

/**
 * One wish of a buyer that an extension brings, by one method; the identity is the session token's alone. Every answer can be read from
 * any origin, refusals and errors too: extensions run in a worker of Shopify's, and what lets them in is the token.
 */
export function serveBuyer(method: "GET" | "POST", handle: ShopperHandler) {
  return serveVisitor(method, (request) => {
    const { customerId } = request;
    if (customerId === null) throw new Refused("signed-out");
    return handle({ ...request, customerId });
  });
}

/** The same for whoever is at the checkout, signed in or not. */
export function serveVisitor(method: "GET" | "POST", handle: GuestHandler) {
  return async ({ request }: { request: Request }): Promise<Response> => {
    try {
      return withCors(await answer(request, method, handle));
    } catch (error) {
      // the library's own refusals say what is wrong with the token, but not to whom they may be shown
      if (error instanceof Response) return withCors(error);
      log.error({ err: error }, "an extension's request failed");
      return withCors(problemResponse(new FidelioError("internal"), "en", headers));
    }
  };
}

async function answer(request: Request, method: "GET" | "POST", handle: GuestHandler): Promise<Response> {
  const buyer = await authenticateBuyer(request);
  if (request.method !== method) return problemResponse(new FidelioError("method_not_allowed"), "en", { ...headers, allow: method });
  const shop = await knownShop(buyer.shopDomain);
  if (shop === null || shop.status === "uninstalled" || shop.status === "locked") {
    return problemResponse(new FidelioError("not_found"), "en", headers);
  }
  const query = new URL(request.url).searchParams;
  const fields = request.method === "POST" ? await readFields(request) : {};
  if (fields === null) return problemResponse(new FidelioError("malformed_body"), "en", headers);
  const asked: ShopperRequest = {
    shopId: shop.shopId,
    shopDomain: shop.shopDomain,
    surface: surfaces.parse(fields["surface"] ?? query.get("surface")),
    query,
    fields,
    back: "/",
    language: chooseLanguage(fields["language"], query.get("language"), request.headers.get("accept-language"), shop.locale),
    network: directAddress(request.headers),
    inShop: (fn) => inShop(shop.shopId, fn),
  };
  try {
    if (!mayAsk(asked, buyer.customerId)) throw new Refused("rate-limited");
    const { status = 200, body } = await handle({ ...asked, customerId: buyer.customerId });
    return Response.json(body, { status, headers });
  } catch (error) {
    return refuse(error, asked);
  }
}

/** Guests only look, and a shop may have many of them at its checkout at once: they are told apart by their networks. */
function mayAsk({ shopId, network }: ShopperRequest, customerId: string | null): boolean {
  if (customerId !== null) return mayAct(`${shopId}/${customerId}`);
  const from = networkHashOf(network);
  return from === null || mayLook(`${shopId}/${from}`);
}

async function refuse(error: unknown, asked: ShopperRequest): Promise<Response> {
  const reason = reasonOf(error);
  if (reason === null) log.error({ err: error, shopId: asked.shopId }, "an extension's request failed");
  const live = await asked.inShop(liveVersion).catch(() => null);
  const said = refusedAnswer(reason ?? "unavailable", asked.language, live?.program.formOfAddress ?? "vous", error);
  return Response.json(said, { status: said.status, headers: { ...headers, "content-type": problemContentType } });
}
