import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { useReferralShop } from "../../referrals/referrals.fixture";
import { shopping, type ProxyPath, type Shopping } from "./proxy.fixture";

useDatabase({ connections: 20 });
const shop = useReferralShop();
const program = {
  advocate: { points: "200" },
  friend: { kind: "amount" as const, value: "10.00" },
  milestones: [{ friends: 3, points: "100" }],
};
const ask = (customer: string | null, path: ProxyPath, how: Shopping = {}) =>
  shopping(shop.domain, customer, path, { json: false, ...how });

beforeEach(async () => {
  singleton("proxy-rate", () => new Map()).clear();
  await shop.publish(program);
});

describe("an advocate's own page", () => {
  it("is a page of the shop's with the link, the code, the ways to share and a picture of the link, and works without script", async () => {
    const { customer, code } = await shop.advocate();
    const { headers, text, status } = await ask(customer, "referrals");
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(headers.get("content-type")).toContain("application/liquid");
    for (const part of [
      `value="https://${shop.domain}/apps/fidelio/friend/${code}"`,
      `<strong>${code}</strong>`,
      'href="https://wa.me/?text=',
      'href="fb-messenger://share/',
      'href="https://x.com/intent/post',
      'href="sms:?',
      'href="mailto:?',
      '<svg role="img" aria-label="Your link as a QR code"',
      "Nobody has used your link yet.",
      "3 friends: 100 points",
      "0 of 3",
      "Do not show my first name",
    ]) {
      expect(text.replaceAll("&#37;", "%").replaceAll("&amp;", "&")).toContain(part);
    }
    // what is Liquid's is ours: the language and where the forms lead
    expect([...text.matchAll(/\{\{[^}]*\}\}/gu)].every(([tag]) => tag.includes("routes.root_url"))).toBe(true);
    expect((await ask(customer, "referrals", { json: true })).body).toMatchObject({ code, open: true });
  });

  it("shows a friend who claimed, and until when they can order", async () => {
    const { customer, code } = await shop.advocate();
    expect(await shop.claim({ code, email: "new-friend@example.com" })).not.toHaveProperty("refused");
    const { text } = await ask(customer, "referrals");
    expect(text).toMatch(/<strong>Somebody<\/strong><br>Has until \d+ \w+ \d{4} to order\./u);
    expect(text).not.toContain("new-friend");
  });

  it("a form is led back to the page, which says what is wrong beside the field", async () => {
    const { customer } = await shop.advocate();
    const wrong = await ask(customer, "referrals/code", { fields: { code: "x" } });
    expect([wrong.status, wrong.headers.get("location")]).toEqual([303, "/apps/fidelio/referrals?said=malformed"]);
    const page = await ask(customer, "referrals", { query: { said: "malformed" } });
    expect(page.text).toContain('role="alert" style="color:#b3001b">Enter 4 to 20 letters, digits or hyphens.');
    expect(page.text).toContain('aria-invalid="true"');
    const own = `ADA-${shop.domain.length}-${customer.slice(-6)}`;
    const kept = await ask(customer, "referrals/code", { fields: { code: own } });
    expect(kept.headers.get("location")).toBe("/apps/fidelio/referrals?said=code-kept");
    await ask(customer, "referrals/name", { fields: { show: "no" } });
    const { text } = await ask(customer, "referrals", { query: { said: "<script>alert(1)</script>" } });
    expect(text).toContain(`<strong>${own}</strong>`);
    expect(text).toContain("Show my first name");
    expect(text).not.toContain("alert(1)");
  });

  it("leads who is not signed in to the sign-in and back, and who takes no part to the shop", async () => {
    const out = await ask(null, "referrals");
    expect([out.status, out.headers.get("location")]).toEqual([
      303,
      "/customer_authentication/login?return_to=%2Fapps%2Ffidelio%2Freferrals",
    ]);
    const stranger = await ask("7000000000099", "referrals");
    expect([stranger.status, stranger.headers.get("location")]).toEqual([303, "/"]);
  });
});
