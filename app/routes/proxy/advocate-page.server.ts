import { advocatePage } from "../../face/advocate/advocate-page";
import { inEachLanguage } from "../../face/each-language";
import { readAdvocate } from "../../face/advocate/read-advocate.server";
import { shopRow } from "../../programs/shop.server";
import { noteTrace } from "../../referrals/trace-rows.server";
import { mayAct } from "../shopper/rate";
import type { VisitorRequest } from "../shopper/request";
import { returnPath } from "../shopper/return-path";
import { isVisible } from "../shopper/visible.server";

const uncached = { "cache-control": "no-store" };

/** GET referrals as a page: of who is signed in and takes part. Whoever is not signed in is led there first, and back. */
export async function ownReferrals({ customerId, inShop, network, query, shopId }: VisitorRequest): Promise<Response> {
  const here = `${returnPath(query.get("path_prefix"), "/apps/fidelio")}/referrals`;
  if (customerId === null) return led(`/customer_authentication/login?return_to=${encodeURIComponent(here)}`);
  if (!mayAct(`${shopId}/${customerId}`)) return new Response("", { status: 429, headers: uncached });
  const said = query.get("said");
  const drawn = await inShop(async (tx) => {
    if (!(await isVisible(tx))) return null;
    const [en, fr] = [await readAdvocate(tx, customerId, "en"), await readAdvocate(tx, customerId, "fr")];
    if (en === null || fr === null) return null;
    await noteTrace(tx, customerId, network);
    return inEachLanguage(await shopRow(tx), (language) => advocatePage(language === "fr" ? fr : en, language, said));
  });
  // who takes no part has nothing to hand on: the shop says how to join
  if (drawn === null) return led("/");
  return new Response(drawn, { headers: { ...uncached, "content-type": "application/liquid; charset=utf-8" } });
}

const led = (location: string): Response => new Response(null, { status: 303, headers: { ...uncached, location } });
