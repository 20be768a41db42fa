import type { IncomingMessage, ServerResponse } from "node:http";
import { askedFrom, askedFromHeader, networkOf } from "./network";
import { hasOne, secondsUntilOne, takeOne } from "./rate.server";

/** Nobody's browser is refused as often, and an office full of them is one network. */
const refusalsPerMinute = 300;

/** Doors that a token opens. Shopify itself comes to the others, from addresses that all shops share; REST counts by itself. */
const guarded = /^\/(?:app|auth|extension)(?:[/.]|$)/u;

/** Notes, in place of whatever the client said of itself, from where a request comes: an address, or null. */
export function noteAskedFrom(request: IncomingMessage, hops: number): string | null {
  const told = request.headers["x-forwarded-for"];
  const from = askedFrom(Array.isArray(told) ? told.join(",") : told, request.socket.remoteAddress, hops);
  if (from === null) delete request.headers[askedFromHeader];
  else request.headers[askedFromHeader] = from;
  return from;
}

/** Answers 429 where too many wrong tokens came from; else notes whether this request is refused as well. */
export function isTurnedAway(path: string, from: string | null, response: ServerResponse): boolean {
  const network = from === null || !guarded.test(path) ? null : networkOf(from);
  if (network === null) return false;
  const who = `refused/${network}`;
  if (!hasOne(who, refusalsPerMinute)) {
    const headers = { "retry-after": String(secondsUntilOne(who, refusalsPerMinute)), "cache-control": "no-store" };
    // an extension could not read why it is not let in
    response.writeHead(429, { ...headers, "access-control-allow-origin": "*", "access-control-expose-headers": "Retry-After" }).end();
    return true;
  }
  response.once("finish", () => {
    if (response.statusCode === 401 || response.statusCode === 410) takeOne(who, refusalsPerMinute);
  });
  return false;
}
