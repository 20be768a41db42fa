import type { IncomingHttpHeaders } from "node:http";

/** What Shopify says of an event beside its body. */
export interface WebhookHeaders {
  shopDomain: string;
  topic: string;
  /** the event itself, the same in each of its deliveries */
  eventId: string;
  webhookId: string | null;
  apiVersion: string | null;
  triggeredAt: string | null;
}

/** Longer than any name Shopify gives, and short enough for the inbox's unique index. */
const longest = 255;

/**
 * The headers of a delivery, or the name of the one that is missing or longer than 255 characters. A delivery without an
 * event id is told from others by its own id.
 */
export function readWebhookHeaders(headers: IncomingHttpHeaders): WebhookHeaders | { missing: string } {
  const shopDomain = text(headers["x-shopify-shop-domain"]);
  const topic = text(headers["x-shopify-topic"]);
  const webhookId = text(headers["x-shopify-webhook-id"]);
  const eventId = text(headers["x-shopify-event-id"]) ?? webhookId;
  if (!shopDomain) return { missing: "X-Shopify-Shop-Domain" };
  if (!topic) return { missing: "X-Shopify-Topic" };
  if (!eventId) return { missing: "X-Shopify-Event-Id" };
  return {
    shopDomain: shopDomain.toLowerCase(),
    topic: topic.toLowerCase(),
    eventId,
    webhookId,
    apiVersion: text(headers["x-shopify-api-version"]),
    triggeredAt: text(headers["x-shopify-triggered-at"]),
  };
}

function text(header: string | string[] | undefined): string | null {
  return typeof header === "string" && header !== "" && header.length <= longest ? header : null;
}
