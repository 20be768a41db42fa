import { RefusedRequest } from "../store/world";
import type { Shop } from "../store/entities";
import type { Store } from "../store-parts";
import { answerBridge } from "./answer-bridge";
import { answerFromApp, isOfTheApp } from "./app-frame";
import { answerStorePage } from "./answer-store-page";
import { chromeStyle } from "./chrome-style";
import { shopName } from "./page/frame";
import { script } from "./scripts";
import { visitorOf } from "./visitor";

const anywhere = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" };

const file = (text: string, type: string) => new Response(text, { headers: { "Content-Type": `${type}; charset=utf-8`, ...anywhere } });

async function bridge(store: Store, shop: Shop, path: string, request: Request): Promise<Response> {
  try {
    const answer = await answerBridge(store, shop, path, request);
    return answer ? Response.json(answer, { headers: anywhere }) : new Response("Not found", { status: 404, headers: anywhere });
  } catch (error) {
    if (error instanceof RefusedRequest) return new Response(error.message, { status: 422, headers: anywhere });
    throw error;
  }
}

/** The stand-in's admin for a browser, and the app in its frame; null for every path that is neither's. */
export async function answerAdmin(store: Store, request: Request): Promise<Response | null> {
  const url = new URL(request.url);
  const { pathname, searchParams } = url;
  if (isOfTheApp(pathname)) return answerFromApp(store, request);
  if (pathname === "/app-bridge.js") return file(await script("bridge", store.appUrl), "text/javascript");
  if (pathname === "/admin/chrome.js") return file(await script("chrome", store.appUrl), "text/javascript");
  if (pathname === "/admin/chrome.css") return file(chromeStyle, "text/css");

  const { state } = store.world;
  const page = /^\/admin\/store\/([\w-]+)(\/.*)?$/u.exec(pathname);
  if (page) {
    const shop = state.shop(`${page[1]}.myshopify.com`);
    return shop ? answerStorePage(store, shop, page[2] ?? "", request) : null;
  }
  const shop = state.shop(searchParams.get("shop") ?? state.shops()[0]?.domain ?? "");
  if (!shop) return null;
  if (pathname === "/admin" || pathname === "/admin/") {
    return new Response(null, { status: 302, headers: { Location: `/admin/store/${shopName(shop.domain)}/apps/fidelio` } });
  }
  const staff = searchParams.get("staff") || visitorOf(store.world, shop, request).staff;
  if (pathname === "/admin/open") return Response.redirect(store.adminUrl(shop.domain, searchParams.get("path") ?? "/app", staff), 302);
  if (pathname === "/admin/id-token") return file(store.idToken(shop.domain, staff), "text/plain");
  if (pathname.startsWith("/admin/bridge/")) return bridge(store, shop, pathname.slice("/admin/bridge/".length), request);
  return null;
}
