import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer, isRouteErrorResponse } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { framingPolicy } from "./base/framing";
import { log } from "./base/log.server";

/** How long a page may take to render before what is missing of it is given up, in milliseconds. */
export const streamTimeout = 5_000;

/** Renders a page as a stream; for a crawler, that reads once, only when all of it is there. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", framingPolicy(request.url));
  headers.set("content-type", "text/html; charset=utf-8");
  keptByNobody(headers);
  const ready = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]() {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        answer = 500;
        log.error({ err: error }, "a page failed while it was rendered");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
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
