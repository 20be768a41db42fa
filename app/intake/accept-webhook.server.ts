import type { IncomingMessage, ServerResponse } from "node:http";
import { environment } from "../base/environment.server";
import { log } from "../base/log.server";
import { verifyWebhook } from "../shopify/webhook-signature";
import { storeEvent } from "./inbox.server";
import { readWebhookHeaders } from "./webhook-headers";

/** Twice the largest order Shopify is known to send; more is refused, and the sweep fetches what it was about. */
export const largestBody = 10 * 1024 * 1024;

/**
 * `POST /webhooks`: verifies the signature over the raw bytes, stores the event, answers 200. No session is looked up and
 * nothing is parsed here, so that what was signed is never lost to a fault of ours.
 *
 * 200 stored or already known · 400 a header is missing · 401 no or a wrong signature · 405 another method · 413 larger
 * than 10 MB · 503 the database is away: Shopify tries again.
 */
export async function acceptWebhook(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return answer(request, response, 405);
  }
  const body = await readBody(request);
  if (body === "too large") return answer(request, response, 413);
  if (body === "broken off") return;
  const signature = request.headers["x-shopify-hmac-sha256"];
  if (!verifyWebhook(body, typeof signature === "string" ? signature : undefined, environment().SHOPIFY_API_SECRET)) {
    return answer(request, response, 401);
  }
  const headers = readWebhookHeaders(request.headers);
  if ("missing" in headers) return answer(request, response, 400, `The header ${headers.missing} is missing.`);
  try {
    await storeEvent(headers, body);
  } catch (error) {
    log.error({ err: error, topic: headers.topic, shop: headers.shopDomain, event: headers.eventId }, "an event could not be stored");
    return answer(request, response, 503);
  }
  answer(request, response, 200);
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, sentence = ""): void {
  // what was not read would be taken for the next request of a kept connection
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, { "content-type": "text/plain", "content-length": Buffer.byteLength(sentence) }).end(sentence);
}

function readBody(request: IncomingMessage): Promise<Buffer | "too large" | "broken off"> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return Promise.resolve("too large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
      else resolve("too large");
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on("error", () => resolve("broken off"));
    request.on("close", () => resolve("broken off"));
  });
}
