import { randomBytes } from "node:crypto";
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { environment } from "../base/environment.server";
import { pagePolicy } from "../base/answer-headers";

/**
 * Where Shopify's library sends a page whose id token is missing or over, as after a reload of the frame: App Bridge fetches a
 * new one and goes back with it. The library's own page may be framed by whom the address says, and goes back to anywhere.
 */
export function loader({ request }: LoaderFunctionArgs): Response {
  const { pathname, searchParams } = new URL(request.url);
  const { APP_URL, APP_BRIDGE_URL, SHOPIFY_API_KEY } = environment();
  const back = searchParams.getAll("shopify-reload");
  const ours = back.length === 1 && URL.canParse(back[0]!) && new URL(back[0]!).origin === new URL(APP_URL).origin;
  // the library's sign-in by a form is our front page
  if (pathname !== "/auth/session-token" || !ours) return redirect("/");
  const nonce = randomBytes(16).toString("base64");
  const bridge = APP_BRIDGE_URL ?? "https://cdn.shopify.com/shopifycloud/app-bridge.js";
  return new Response(
    `<!doctype html><meta charset="utf-8"><title>Fidelio</title><script nonce="${nonce}" data-api-key="${encodeURI(SHOPIFY_API_KEY)}" src="${encodeURI(bridge)}"></script>`,
    {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy({ address: request.url, nonce, bridge: APP_BRIDGE_URL }),
        "cache-control": "no-store",
      },
    },
  );
}
