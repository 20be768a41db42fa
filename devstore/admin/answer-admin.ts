import type { Store } from "../store-parts";
import { appBridgeStub } from "./app-bridge-stub";
import { adminPage } from "./pages";

const anywhere = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" };

/** The stand-in's admin for a browser; null for every path that is not its own. */
export function answerAdmin(store: Store, request: Request): Promise<Response> | Response | null {
  const url = new URL(request.url);
  const { state } = store.world;
  const domain = url.searchParams.get("shop") ?? state.shops()[0]?.domain ?? "";
  if (url.pathname === "/app-bridge.js") {
    return new Response(appBridgeStub, { headers: { "Content-Type": "text/javascript; charset=utf-8", ...anywhere } });
  }
  if (url.pathname === "/admin") return adminPage(state.shops());
  if (!state.shop(domain)) return null;
  if (url.pathname === "/admin/open") return Response.redirect(store.adminUrl(domain, url.searchParams.get("path") ?? "/app"), 302);
  if (url.pathname === "/admin/id-token")
    return new Response(store.idToken(domain), { headers: { "Content-Type": "text/plain", ...anywhere } });
  return null;
}
