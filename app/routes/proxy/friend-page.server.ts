import { isbot } from "isbot";
import { headlineOf, landingPage, type Invitation } from "../../face/friend/landing-page";
import { readInvitation } from "../../face/friend/read-invitation.server";
import { escaped } from "../../face/terms-page";
import type { Language } from "../../loyalty/words";
import { countClick } from "../../referrals/clicks.server";
import { networkHashOf } from "../../referrals/network.server";
import { noteTrace } from "../../referrals/trace-rows.server";
import { friend, friendForm, takeClaim } from "../shopper/friend.server";
import { mayTryAddress, noteMiss } from "../shopper/rate";
import type { VisitorRequest } from "../shopper/request";
import { returnPath } from "../shopper/return-path";

const uncached = { "cache-control": "no-store" };

/** GET friend/<code>?given=: where an advocate's link leads. Opening it counts, a robot's or the advocate's own look does not. */
export async function friendPage(request: VisitorRequest, params: { code?: string | undefined }, sent: Headers): Promise<Response> {
  const code = params.code ?? "";
  const network = networkHashOf(request.network);
  const from = network === null ? null : `${request.shopId}/${network}`;
  // whoever tries one code after the other would learn which there are, and whose
  if (from !== null && !mayTryAddress(from)) return new Response("", { status: 429, headers: uncached });
  const robot = isbot(sent.get("user-agent")) || /prefetch/iu.test(sent.get("sec-purpose") ?? sent.get("purpose") ?? "");
  const invitation = await request.inShop(async (tx) => {
    const given = request.query.get("given");
    const read = await readInvitation(tx, { code, given, customerId: request.customerId });
    // who tries the link they hand on
    if (read.own && request.customerId !== null) await noteTrace(tx, request.customerId, request.network);
    if (read.advocateId !== null && !read.own && !robot && given === null) await countClick(tx, read.advocateId, read.invitation.shop.zone);
    if (read.advocateId === null && from !== null) noteMiss(from);
    return read.invitation;
  });
  if (invitation.program === null) return new Response("", { status: 404, headers: uncached });
  return robot ? card(invitation, request.language) : page(invitation);
}

/** POST friend {code, email?}: JSON for a script; a form is led to the cart with the code, or shown what is wrong beside the field. */
export async function friendByForm(request: VisitorRequest, json: boolean): Promise<Response> {
  if (json) {
    const { status = 200, body } = await friend(request);
    const type = status < 400 ? "application/json" : "application/problem+json";
    return Response.json(body, { status, headers: { ...uncached, "content-type": type } });
  }
  const outcome = await takeClaim(request);
  const { code, email } = friendForm.parse(request.fields);
  const { customerId, inShop, query, fields } = request;
  if ("refused" in outcome) {
    const { refused } = outcome;
    const { invitation } = await inShop((tx) => readInvitation(tx, { code, email: email ?? "", customerId, refused }));
    return page(invitation);
  }
  if (outcome.code === null) {
    const { invitation } = await inShop((tx) => readInvitation(tx, { code, email: email ?? "", customerId }));
    return page({ ...invitation, claimed: outcome });
  }
  // the language's part of the shop's addresses, as the page has it
  const root = returnPath(fields["root"], "/").replace(/\/$/u, "");
  const back = `${root}${returnPath(query.get("path_prefix"), "/apps/fidelio").replace(/^\/[a-z]{2}(?:-[a-z]+)?(?=\/)/iu, "")}/friend/${encodeURIComponent(code)}?given=${outcome.code}`;
  const location = `/discount/${outcome.code}?redirect=${encodeURIComponent(back)}`;
  return new Response(null, { status: 303, headers: { ...uncached, location } });
}

function page(invitation: Invitation): Response {
  return new Response(landingPage(invitation), { headers: { ...uncached, "content-type": "application/liquid; charset=utf-8" } });
}

/** What messengers and search engines read of a link: the theme's head is not ours to write in. */
function card(invitation: Invitation, language: Language): Response {
  const { title, lead, image } = headlineOf(invitation, language);
  const tags = [["og:title", title], ["og:description", lead], ...(image === null ? [] : [["og:image", image]])].map(
    ([name = "", content = ""]) => `<meta property="${name}" content="${escaped(content)}">`,
  );
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${escaped(title)}</title>${tags.join("")}</head><body><h1>${escaped(title)}</h1><p>${escaped(lead)}</p></body></html>`;
  return new Response(html, { headers: { ...uncached, "content-type": "text/html; charset=utf-8" } });
}
