import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer, isRouteErrorResponse } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { pagePolicy } from "./base/answer-headers";
import { environment } from "./base/environment.server";
import { log } from "./base/log.server";
import { Nonce } from "./components/nonce";

/** How long a page may take to render before what is missing of it is given up, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders a page as a stream; for a crawler, that reads once, only when all of it is there. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  // whatever the library proposed: it knows who may frame the page, and nothing of its scripts
  headers.set("content-security-policy", policyOf(request.url, nonce));
  headers.set("content-type", "text/html; charset=utf-8");
  keptByNobody(headers);
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(page(context, request.url, nonce), {
      nonce,
      [ready]() {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        // a boundary that leaves a refusal to the one around it
        if (isRouteErrorResponse(error) && error.status < 500) return;
        answer = 500;
        log.error({ err: error }, "a page failed while it was rendered");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

function page(context: EntryContext, url: string, nonce: string) {
  return (
    <Nonce.Provider value={nonce}>
      <RemixServer context={context} url={url} nonce={nonce} />
    </Nonce.Provider>
  );
}

/** In development Vite writes scripts of its own into the page. */
function policyOf(address: string, nonce: string): string {
  return pagePolicy({ address, nonce: import.meta.env.DEV ? null : nonce, bridge: environment().APP_BRIDGE_URL });
}

/** The data that pages fetch by themselves. */
export function handleDataRequest(response: Response): Response {
  keptByNobody(response.headers);
  return response;
}

/** Pages and their data are of one person and one moment. */
function keptByNobody(headers: Headers): void {
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
}

/** What a loader or action threw and nobody foresaw; an address that does not exist is no event. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) log.error({ err: error, path: new URL(request.url).pathname }, "a request failed");
}
