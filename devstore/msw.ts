import { http, type HttpHandler } from "msw";

/** msw handlers that let `https://*.myshopify.com/admin/…` be answered by the stand-in in this process: the same code as over HTTP. */
export function shopifyHandlers(store: { handle(request: Request): Promise<Response> }): HttpHandler[] {
  return [http.all("https://*.myshopify.com/admin/*", ({ request }) => store.handle(request))];
}
