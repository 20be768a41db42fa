import { createHmac } from "node:crypto";
import { API_VERSION } from "../http/api-version";
import type { Occurrence } from "../store/state";

/** The headers of one delivery, signed over its bytes as Shopify signs: HMAC-SHA256 in base64. */
export function webhookHeaders(occurrence: Occurrence, deliveryId: string, body: Buffer, secret: string): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "Content-Length": String(body.length),
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": occurrence.event.topic,
    "X-Shopify-Shop-Domain": occurrence.shop.domain,
    "X-Shopify-API-Version": API_VERSION,
    "X-Shopify-Webhook-Id": deliveryId,
    "X-Shopify-Event-Id": occurrence.event.id,
    "X-Shopify-Triggered-At": occurrence.event.at,
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(body).digest("base64"),
  };
}
