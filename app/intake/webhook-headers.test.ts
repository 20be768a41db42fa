import { describe, expect, it } from "vitest";
import { readWebhookHeaders } from "./webhook-headers";

const whole = {
  "x-shopify-shop-domain": "Shop.myshopify.com",
  "x-shopify-topic": "orders/create",
  "x-shopify-event-id": "e1",
  "x-shopify-webhook-id": "w1",
};

describe("the headers of a delivery", () => {
  it("name shop, topic and event", () => {
    expect(readWebhookHeaders(whole)).toMatchObject({
      shopDomain: "shop.myshopify.com",
      topic: "orders/create",
      eventId: "e1",
      webhookId: "w1",
    });
  });

  it.each(["x-shopify-shop-domain", "x-shopify-topic"])("are refused without %s", (name) => {
    expect(readWebhookHeaders({ ...whole, [name]: undefined })).toHaveProperty("missing");
    expect(readWebhookHeaders({ ...whole, [name]: "x".repeat(256) })).toHaveProperty("missing");
  });

  it("tell an event without an id by its delivery", () => {
    expect(readWebhookHeaders({ ...whole, "x-shopify-event-id": undefined })).toMatchObject({ eventId: "w1" });
    expect(readWebhookHeaders({ ...whole, "x-shopify-event-id": undefined, "x-shopify-webhook-id": "" })).toHaveProperty("missing");
  });
});
