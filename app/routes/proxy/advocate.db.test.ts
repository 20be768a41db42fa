import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { asking } from "../extension/extension.fixture";
import { systemPrisma } from "../../db/system.server";
import type { AdvocateAnswer } from "../../face/advocate/advocate-answer";
import { qrSvg } from "../../face/advocate/qr.server";
import type { MemberFace } from "../../face/public-face";
import { writeFaces } from "../../face/write-faces.server";
import { singleton } from "../../base/singleton";
import { inShop } from "../../db/tenancy.server";
import { networkHashOf } from "../../referrals/network.server";
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

const told = async (change: object) => {
  await systemPrisma().shop.update({ where: { id: BigInt(shop.id) }, data: change });
  await writeFaces(shop.id);
};
/** What Shopify holds for a customer's pages. */
function summary(customer: string): MemberFace {
  const rows = [...shop.store.parts.world.state.table("metafield", shop.domain).values()];
  return JSON.parse(rows.find(({ ownerId }) => ownerId === `gid://shopify/Customer/${customer}`)!.value) as MemberFace;
}

describe("what a member hands on", () => {
  it("stands in their summary at Shopify under the shop's own address, and not while referrals are closed", async () => {
    const { customer, code } = await shop.advocate();
    const at = (host: string) => ({ code, url: `https://${host}/apps/fidelio/friend/${code}` });
    await writeFaces(shop.id);
    expect(summary(customer).referral).toEqual(at(shop.domain));
    await told({ primaryDomain: "paper.example" });
    expect(summary(customer).referral).toEqual(at("paper.example"));
    expect((await ask(customer, "referrals")).text).toContain(`value="${at("paper.example").url}"`);
    await ask(customer, "referrals/code", { fields: { code: `${code}-TOO` } });
    await told({ primaryDomain: null });
    expect(summary(customer).referral).toEqual({ code: `${code}-TOO`, url: `https://${shop.domain}/apps/fidelio/friend/${code}-TOO` });
    await told({ appPlan: "free" });
    expect(summary(customer).referral).toBeNull();
    await told({ appPlan: "growth" });
    expect(summary(customer).referral?.code).toBe(`${code}-TOO`);
  });

  it("has a picture of the link, to show and to print, of whoever knows the code", async () => {
    const { code } = await shop.advocate();
    const svg = await ask(null, "qr/$file", { code: `${code.toLowerCase()}.svg` });
    expect([svg.status, svg.headers.get("content-type"), svg.headers.get("cache-control")]).toEqual([200, "image/svg+xml", "no-store"]);
    expect(svg.text).toBe(qrSvg(`https://${shop.domain}/apps/fidelio/friend/${code}`));
    const png = await ask(null, "qr/$file", { code: `${code}.png` });
    expect([png.status, png.headers.get("content-type")]).toEqual([200, "image/png"]);
    for (const file of ["NOBODYS.svg", `${code}.gif`, code, ".svg", "", `${code}.svg/x`]) {
      expect((await ask(null, "qr/$file", { code: file })).status, file).toBe(404);
    }
  });

  it("is sent along with the merchant's own words, which name the shop, the gain and the code", async () => {
    const texts = { en: { share: "{gain} at {shop}, code {code} {other}", subject: "From {shop}" } };
    await shop.publish({ ...program, texts });
    const { customer, code } = await shop.advocate();
    const { share } = (await ask(customer, "referrals", { json: true })).body as unknown as AdvocateAnswer;
    expect(share?.text).toBe(`£10.00 off at ${shop.domain}, code ${code} {other}`);
    const mail = share?.ways.find(({ to }) => to === "mail")?.url ?? "";
    expect(new URL(mail).searchParams.get("subject")).toBe(`From ${shop.domain}`);
  });
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
      `Message to share</small><br>For your first order at ${shop.domain}: £10.00 off.`,
      `'/apps/fidelio/qr/${code}.png'`,
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

  it("refuses a code that is a discount of the shop's, in any writing, and one that Shopify says nothing of", async () => {
    const { customer, code, memberId } = await shop.advocate();
    await shop.control("/discounts", { title: "Summer", code: "Summer24", amount: "10.00" });
    const wish = (word: string) => ask(customer, "referrals/code", { json: true, fields: { code: word } });
    for (const word of ["SUMMER24", "summer-24"]) expect(await wish(word)).toMatchObject({ status: 409, body: { reason: "reserved" } });
    shop.faults({ error: 1 });
    const away = await wish("AUTUMN-24");
    expect(away).toMatchObject({ status: 503, body: { reason: "unanswered", field: "code", title: expect.any(String) as string } });
    shop.faults({});
    expect((await ask(customer, "referrals", { json: true })).body).toMatchObject({ code });
    const marks = async () =>
      (await inShop(shop.id, (tx) => tx.sql<{ n: string }>("select face_marks as n from member where id = $1", [memberId])))[0]?.n;
    const before = await marks();
    expect((await wish("autumn 24")).body).toMatchObject({ code: "AUTUMN-24" });
    expect(Number(await marks())).toBeGreaterThan(Number(before));
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

describe("where an advocate asks from", () => {
  const seen = async (memberId: string) =>
    (await inShop(shop.id, (tx) => tx.prisma.referralTrace.findMany({ where: { memberId } }))).map(({ networkHash }) => networkHash);

  it("is noted wherever their code is before them: panel, own page, account, own link, own code", async () => {
    const { customer, code, memberId } = await shop.advocate();
    let last = 0;
    const from = () => ({ "x-forwarded-for": `203.0.113.${(last += 1)}, 10.0.0.1` });
    await ask(customer, "summary", { json: true, headers: from() });
    await ask(customer, "referrals", { headers: from() });
    await ask(customer, "referrals", { json: true, headers: from() });
    await asking(shop.domain, customer, "summary", { headers: from() });
    await asking(shop.domain, customer, "referrals", { headers: from() });
    await ask(customer, "friend/$code", { code, headers: from() });
    await ask(customer, "friend", { fields: { code }, headers: from() });
    const expected = Array.from({ length: last }, (_, one) => networkHashOf(`203.0.113.${one + 1}`));
    expect((await seen(memberId)).toSorted()).toEqual(expected.toSorted());
  });

  it("is not noted of who opens somebody else's link, or is nobody", async () => {
    const [ada, eve] = [await shop.advocate(), await shop.advocate()];
    const headers = { "x-forwarded-for": "203.0.113.99" };
    await ask(eve.customer, "friend/$code", { code: ada.code, headers });
    await ask(null, "friend/$code", { code: ada.code, headers });
    expect([await seen(ada.memberId), await seen(eve.memberId)]).toEqual([[], []]);
  });
});
