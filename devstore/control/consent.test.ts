import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { fakeApp, type FakeApp } from "../support/fake-app";
import { ask, control, DEMO, idleControl, testStore } from "../support/test-store";

describe("a customer's consent to marketing", () => {
  let app: FakeApp;
  let store: DevStore;
  let url = "";

  beforeAll(async () => {
    app = await fakeApp();
    store = testStore({ appUrl: app.url, control: idleControl() });
    url = `http://127.0.0.1:${await store.listen(0)}`;
  });
  afterAll(async () => {
    await store.close();
    await app.close();
  });

  const told = async () => {
    await store.webhooks.idle();
    return app.received.splice(0).map(({ headers, body }) => [headers["x-shopify-topic"], JSON.parse(body.toString()) as object] as const);
  };
  const query = `query ($id: ID!) { customer(id: $id) {
    defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt }
    defaultPhoneNumber { smsMarketingConsent { state optInLevel collectedFrom } } } }`;

  it("is told of in the topic and shape of its channel, and answered by the Admin API", async () => {
    const { body } = await control(url, "/control/customers", { email: "a@example.com", phone: "+447700900000" });
    const id = body["id"] as string;
    await told();
    await control(url, `/control/customers/${id}/consent`, { email: "subscribed", level: "confirmed_opt_in" });
    await control(url, `/control/customers/${id}/consent`, { sms: "pending" });
    const [[mail, byMail], [text, byText]] = (await told()) as [[string, object], [string, object]];
    expect([mail, text]).toEqual(["customers_email_marketing_consent/update", "customers_marketing_consent/update"]);
    expect(byMail).toMatchObject({
      customer_id: Number(id),
      email_address: "a@example.com",
      email_marketing_consent: { state: "subscribed", opt_in_level: "confirmed_opt_in" },
    });
    expect(byText).toMatchObject({
      id: Number(id),
      phone: "+447700900000",
      sms_marketing_consent: { state: "pending", opt_in_level: "single_opt_in", consent_collected_from: "SHOPIFY" },
    });
    const answer = await ask(store, DEMO, query, { id: `gid://shopify/Customer/${id}` });
    expect(answer.data).toMatchObject({
      customer: {
        defaultEmailAddress: { marketingState: "SUBSCRIBED", marketingOptInLevel: "CONFIRMED_OPT_IN" },
        defaultPhoneNumber: { smsMarketingConsent: { state: "PENDING", optInLevel: "SINGLE_OPT_IN", collectedFrom: "SHOPIFY" } },
      },
    });
  });

  it("is of one channel at a time, and of text messages only with a number", async () => {
    const { body } = await control(url, "/control/customers", { email: "b@example.com" });
    const path = `/control/customers/${body["id"] as string}/consent`;
    for (const wrong of [{}, { email: "subscribed", sms: "subscribed" }, { sms: "subscribed" }, { email: "maybe" }])
      expect((await control(url, path, wrong)).status).toBe(422);
  });
});
