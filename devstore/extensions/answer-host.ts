import { visitorOf } from "../admin/visitor";
import type { Store } from "../store-parts";
import { openVisit } from "../storefront/visit";
import { bundleOf } from "./bundle";
import { buyerToken } from "./buyer-token";
import { frameDocument } from "./host-place";
import { hostBundle } from "./scripts";
import { uiExtensions } from "./ui-extensions";

const ROOT = "/extension-host/";

const file = (text: string, type: string): Response =>
  new Response(text, {
    headers: { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store", "Access-Control-Allow-Origin": "*" },
  });

const missing = (what: string): Response => new Response(`There is no ${what}.`, { status: 404 });

function frame({ appUrl }: Store, query: URLSearchParams): Response {
  const extension = uiExtensions().find((one) => one.handle === query.get("extension"));
  const target = extension?.targets.find((one) => one.target === query.get("target"));
  if (!extension || !target) return missing(`target ${query.get("target")}`);
  return file(frameDocument({ extension, target: target.target }, query.get("language") ?? "en", appUrl), "text/html");
}

/** A bundle that cannot be made answers with a script that throws why, so that the page and its tests show it. */
async function bundle({ appUrl }: Store, handle: string): Promise<Response> {
  const extension = uiExtensions().find((one) => one.handle === handle);
  if (!extension) return missing(`extension ${handle}`);
  try {
    return file(await bundleOf(extension, appUrl), "text/javascript");
  } catch (error) {
    const why = `The extension ${handle} cannot be built: ${error instanceof Error ? error.message : String(error)}`;
    return file(`throw new Error(${JSON.stringify(why)});`, "text/javascript");
  }
}

/** The token of who sees the page: the buyer by the storefront's cookies, staff by the admin's. */
function token(store: Store, kind: string, request: Request): Response {
  const { searchParams } = new URL(request.url);
  if (kind === "buyer") {
    const visit = openVisit(store, request);
    return visit ? file(buyerToken(visit.shop, visit.customer?.id ?? null, store.app), "text/plain") : missing("shop");
  }
  const shop = store.world.state.shop(searchParams.get("shop") ?? "");
  return shop ? file(store.idToken(shop.domain, visitorOf(store.world, shop, request).staff), "text/plain") : missing("shop");
}

/** `/extension-host/…`: frames of UI extensions, their scripts, and tokens. Null for every other path. */
export async function answerExtensionHost(store: Store, request: Request): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (!pathname.startsWith(ROOT)) return null;
  const rest = pathname.slice(ROOT.length);
  if (rest === "page.js" || rest === "frame.js") return file(await hostBundle(rest === "page.js" ? "page" : "frame"), "text/javascript");
  if (rest === "frame") return frame(store, searchParams);
  const [, handle] = /^bundle\/([\w-]+)\.js$/u.exec(rest) ?? [];
  if (handle !== undefined) return bundle(store, handle);
  const [, kind] = /^token\/(buyer|staff)$/u.exec(rest) ?? [];
  if (kind !== undefined && request.method === "POST") return token(store, kind, request);
  return missing(pathname);
}
