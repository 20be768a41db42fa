import type { Store } from "../store-parts";
import { answerAccount } from "./pages/account-routes";
import { answerCart, applyByLink } from "./pages/cart-routes";
import { answerCdn } from "./pages/cdn";
import { answerCheckout } from "./pages/checkout-routes";
import { collectionPage, homePage, loyaltyPage, notFound, productPage } from "./pages/goods";
import { answerProxy } from "./pages/proxy";
import { answerSections } from "./pages/sections";
import { redirect } from "./answers";
import { cookie } from "./cookies";
import { ANSWERED_COOKIE, openVisit, ownPath, pathOf, type Visit } from "./visit";

function goods(visit: Visit): Response | null {
  const { path } = visit;
  if (path === "/") return homePage(visit);
  if (path === "/pages/loyalty") return loyaltyPage(visit);
  if (path === "/collections") return redirect(visit, pathOf(visit, "/collections/all"));
  const [, kind, handle] = /^\/(?:collections\/[^/]+\/)?(products|collections|discount)\/([^/]+)$/u.exec(path) ?? [];
  if (handle === undefined) return null;
  const named = decodeURIComponent(handle);
  if (kind === "discount") return applyByLink(visit, named);
  return kind === "products" ? productPage(visit, named) : collectionPage(visit, named);
}

/** A form of the theme says where it was, so that a chosen currency shows on the same page. */
async function localize(visit: Visit): Promise<Response> {
  const form = new URLSearchParams(await visit.request.text());
  const to = new URL(ownPath(form.get("return_to"), pathOf(visit, "/")), visit.url);
  to.searchParams.set("currency", form.get("currency_code") ?? visit.currency);
  return redirect(visit, `${to.pathname}${to.search}`, 303);
}

async function answerCookies(visit: Visit): Promise<Response> {
  const form = new URLSearchParams(await visit.request.text());
  visit.cookies.push(cookie(ANSWERED_COOKIE, "1"));
  return redirect(visit, ownPath(form.get("return_to"), "/"), 303);
}

/** The stand-in's storefront for a browser. Asked last: what it does not know is a page that says so. */
export async function answerStorefront(store: Store, request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/cdn/")) return answerCdn(pathname);
  if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
  const visit = openVisit(store, request);
  if (!visit) return null;
  if (visit.path === "/cookies" && request.method === "POST") return answerCookies(visit);
  if (visit.path === "/localization" && request.method === "POST") return localize(visit);
  const answered =
    (await answerProxy(visit)) ??
    (request.method === "GET" ? answerSections(visit) : null) ??
    (await answerCart(visit)) ??
    (await answerAccount(visit)) ??
    (await answerCheckout(visit)) ??
    goods(visit);
  return answered ?? (request.method === "GET" ? notFound(visit) : null);
}
