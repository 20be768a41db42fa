import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { systemPrisma } from "../../db/system.server";
import { inShop } from "../../db/tenancy.server";
import type { MemberFace } from "../../face/public-face";
import type { ProgramDocument } from "../../loyalty/program";
import { termsVersion } from "../../loyalty/terms";
import { adjustMember } from "../../members/adjust.server";
import { mergeMembers } from "../../members/merge.server";
import { publishProgram } from "../../programs/publish.server";
import { changeSettings } from "../../programs/settings.server";
import { shopRow } from "../../programs/shop.server";
import { liveVersion } from "../../programs/versions.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { proxyPaths, shopping, type ProxyPath, type Shopping } from "./proxy.fixture";

useDatabase({ connections: 20 });
const shop = useShop();
const ask = (customer: string | null, path: ProxyPath, how?: Shopping) => shopping(shop.domain, customer, path, how);
const faceOf = (heard: { body: Record<string, unknown> | null }) => heard.body?.["member"] as MemberFace;
const rows = (table: "redemption" | "consent" | "member") =>
  inShop(shop.id, async (tx) => Number((await tx.sql<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n));

async function publish(change: Partial<ProgramDocument>): Promise<void> {
  await inShop(shop.id, async (tx) => publishProgram(tx, { ...(await liveVersion(tx))!.program, ...change }, { by: "test" }));
}
const terms = () => inShop(shop.id, async (tx) => termsVersion((await liveVersion(tx))!.program, await shopRow(tx)));

beforeEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("who asks", () => {
  const posts = proxyPaths.filter((path) => !["summary", "history", "terms", "referrals", "friend/$code", "qr/$file"].includes(path));
  const wrongs: Array<[string, Shopping]> = [
    ["a customer that was changed", { tamper: (query) => query.set("logged_in_customer_id", "7000000000001") }],
    ["a second customer", { tamper: (query) => query.append("logged_in_customer_id", "7000000000001") }],
    ["a second customer that was signed", { say: (query) => query.append("logged_in_customer_id", "7000000000001") }],
    ["a stale timestamp", { say: (query) => query.set("timestamp", String(Math.floor(Date.now() / 1000) - 91)) }],
    ["a bad signature", { tamper: (query) => query.set("signature", "0".repeat(64)) }],
    ["no signature", { tamper: (query) => query.delete("signature") }],
  ];

  it.each(wrongs)("%s: 401 everywhere, and nothing is done", async (_name, wrong) => {
    const member = await shop.member(500);
    const before = [await rows("redemption"), await rows("consent"), await rows("member")];
    for (const path of proxyPaths) {
      const fields = { reward: "five-off", redemption: "0", terms: "x", agree: "yes" };
      const heard = await ask(member, path, { ...wrong, ...(posts.includes(path) ? { fields } : {}) });
      expect([path, heard.status]).toEqual([path, 401]);
      expect(heard.headers.get("cache-control")).toBe("no-store");
    }
    expect([await rows("redemption"), await rows("consent"), await rows("member")]).toEqual(before);
    expect(await shop.balance(member)).toMatchObject({ available: 500 });
  });

  it("nobody signed in: 401 for a script, the sign-in for a form", async () => {
    expect(await ask(null, "summary")).toMatchObject({ status: 401, body: { reason: "signed-out", title: "Sign in first." } });
    const form = await ask(null, "redeem", { json: false, fields: { reward: "five-off", redemption: "0", return: "/pages/club" } });
    expect([form.status, form.headers.get("location")]).toEqual([303, "/customer_authentication/login?return_to=%2Fpages%2Fclub"]);
  });

  it("another shop's signature opens nothing of this one", async () => {
    expect((await shopping("other.myshopify.com", "7000000000001", "summary")).status).toBe(404);
  });

  it("a form of another site is nobody's wish", async () => {
    const member = await shop.member(500);
    for (const path of posts) {
      const fields = { reward: "five-off", redemption: "0", agree: "yes" };
      expect((await ask(member, path, { fields, json: false, headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    }
    expect(faceOf(await ask(member, "summary"))).toMatchObject({ status: "active", available: 500 });
  });

  it("answers the method that it has", async () => {
    expect((await ask(null, "redeem")).status).toBe(405);
    expect((await ask(null, "summary", { fields: {} })).status).toBe(405);
  });
});

describe("summary and history", () => {
  it("are the member's as they are now, never kept", async () => {
    const member = await shop.member(250);
    const heard = await ask(member, "summary");
    expect(heard).toMatchObject({ status: 200, body: { member: { available: 250, status: "active" } } });
    expect(heard.headers.get("cache-control")).toBe("no-store");
  });

  it("go page by page, in the language asked for", async () => {
    const member = await shop.member(1);
    for (let n = 0; n < 24; n++) await shop.lot(member, 2, 100);
    const first = await ask(member, "history", { query: { language: "fr" } });
    expect(first.body?.["movements"]).toHaveLength(20);
    const next = await ask(member, "history", { query: { language: "fr", cursor: String(first.body?.["cursor"]) } });
    expect(next.body).toMatchObject({ cursor: null });
    const says = [first, next].flatMap(({ body }) => body?.["movements"] as Array<{ points: string; says: string }>);
    expect(says).toHaveLength(25);
    expect(says.at(-1)).toMatchObject({ points: "+1", says: "Ajustement par la boutique\u00a0: 1 point" });
    expect((await ask(member, "history", { query: { cursor: "nonsense" } })).body).toMatchObject({ reason: "unavailable" });
    expect((await ask("4040404", "history")).body).toMatchObject({ reason: "not-member" });
  });

  it("tell what the merchant noted for the member, also after a merge, and not why it was done", async () => {
    const [before, member] = [await shop.member(0), await shop.member(0)];
    const adjustment = {
      id: uuid(),
      customerId: before,
      amount: 30,
      reason: "vase arrived broken",
      note: "<b>Sorry</b> about {it}",
      by: "staff:1",
    };
    await inShop(shop.id, (tx) => adjustMember(tx, adjustment));
    await inShop(shop.id, (tx) => mergeMembers(tx, { from: before, into: member }));
    const heard = await ask(member, "summary");
    const says = "30 points added by the shop. “<b>Sorry</b> about {it}”";
    expect(faceOf(heard).texts.en?.movements).toMatchObject([{ points: "+30", says }]);
    expect((await ask(member, "history", { query: { language: "fr" } })).body?.["movements"]).toMatchObject([
      { says: "Ajout par la boutique\u00a0: 30 points. «\u00a0<b>Sorry</b> about {it}\u00a0»" },
    ]);
    expect(JSON.stringify(heard.body)).not.toContain("vase");
  });
});

describe("redeeming", () => {
  it("takes a code, which stands in the summary", async () => {
    const member = await shop.member(500);
    const { nextRedemption } = faceOf(await ask(member, "summary"));
    const heard = await ask(member, "redeem", { fields: { reward: "five-off", redemption: nextRedemption } });
    expect(heard.status).toBe(201);
    expect(faceOf(heard)).toMatchObject({ available: 300, codes: [{ code: heard.body?.["code"], reward: "five-off" }] });
    expect(shop.codes()).toContainEqual({ code: heard.body?.["code"], active: true });
  });

  it("a second tap, at once or later, is the same code", async () => {
    const member = await shop.member(1_000);
    const fields = { reward: "five-off", redemption: "0" };
    const taps = await Promise.all(Array.from({ length: 6 }, () => ask(member, "redeem", { fields })));
    const later = await ask(member, "redeem", { fields });
    expect(new Set([...taps, later].map(({ body }) => body?.["code"])).size).toBe(1);
    expect(await shop.balance(member)).toMatchObject({ available: 800, held: 200 });
  });

  it("leads a form to the cart with the code, or back to where it says", async () => {
    const member = await shop.member(500);
    const heard = await ask(member, "redeem", { json: false, fields: { reward: "five-off", redemption: "0", to: "/fr/cart" } });
    expect([heard.status, heard.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/discount\/[A-Z0-9-]{14}\?redirect=%2Ffr%2Fcart$/u),
    ]);
    const away = await ask(member, "redeem", { json: false, fields: { reward: "small", redemption: "1", to: "//evil.example" } });
    expect(away.headers.get("location")).toMatch(/\?redirect=%2Fcart$/u);
  });

  it("says why not, in the shopper's words", async () => {
    const poor = await shop.member(10);
    const fields = { reward: "five-off", redemption: "0" };
    expect(await ask(poor, "redeem", { fields: { ...fields, language: "fr" } })).toMatchObject({
      status: 409,
      body: { reason: "insufficient-points", title: "Votre solde est insuffisant pour cette récompense." },
    });
    expect(await ask(poor, "redeem", { fields: { ...fields, reward: "none" } })).toMatchObject({ body: { reason: "reward-unavailable" } });
    const form = await ask(poor, "redeem", { json: false, fields: { ...fields, return: "/pages/club?a=1" } });
    expect(form.headers.get("location")).toBe("/pages/club?a=1&fidelio=insufficient-points#fidelio-insufficient-points");
    expect(await ask("4040404", "redeem", { fields })).toMatchObject({ body: { reason: "not-member" } });
    expect(await ask(poor, "redeem", { fields: {} })).toMatchObject({ status: 409, body: { reason: "unavailable" } });
  });

  it("waits in words while Shopify does not answer, and is there when it does", async () => {
    const member = await shop.member(500);
    shop.faults({ error: 1 });
    const heard = await ask(member, "redeem", { fields: { reward: "five-off", redemption: "0" } });
    expect(heard).toMatchObject({ status: 202, body: { code: null, member: { available: 300, making: ["five-off"], codes: [] } } });
    shop.faults({});
    const again = await ask(member, "redeem", { fields: { reward: "five-off", redemption: "0" } });
    expect(again).toMatchObject({ status: 201, body: { member: { available: 300, making: [] } } });
  });

  it("is refused while nobody sees the program, and while spending is paused", async () => {
    const member = await shop.member(500);
    const fields = { reward: "five-off", redemption: "0" };
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "nobody", tag: "x" } }));
    expect(await ask(member, "redeem", { fields })).toMatchObject({ body: { reason: "reward-unavailable" } });
    expect(await ask(member, "join", { fields })).toMatchObject({ body: { reason: "unavailable" } });
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "everyone", tag: "x" } }));
    await systemPrisma().shop.update({ where: { domain: shop.domain }, data: { spendingPaused: "by-merchant" } });
    expect(await ask(member, "redeem", { fields })).toMatchObject({ body: { reason: "spending-paused" } });
    await systemPrisma().shop.update({ where: { domain: shop.domain }, data: { spendingPaused: null } });
    expect(await shop.balance(member)).toMatchObject({ available: 500 });
  });

  it("gives back an unused code of one's own, twice is once; never another's or a used one", async () => {
    const [member, other] = [await shop.member(600), await shop.member(600)];
    const mine = await ask(member, "redeem", { fields: { reward: "five-off", redemption: "0" } });
    const [{ id } = { id: "" }] = faceOf(mine).codes;
    expect(await ask(other, "give-back", { fields: { redemption: id } })).toMatchObject({ body: { reason: "unavailable" } });
    expect(await shop.balance(member)).toMatchObject({ available: 400 });
    const back = await ask(member, "give-back", { fields: { redemption: id } });
    expect(back).toMatchObject({ status: 200, body: { member: { available: 600, codes: [] } } });
    expect(await ask(member, "give-back", { fields: { redemption: id } })).toMatchObject({ status: 200 });
    expect(shop.codes()).toContainEqual({ code: mine.body?.["code"], active: false });
    // an old page sent again spends nothing
    expect(await ask(member, "redeem", { fields: { reward: "five-off", redemption: "0" } })).toMatchObject({
      body: { reason: "unavailable" },
    });

    const used = await ask(member, "redeem", { fields: { reward: "five-off", redemption: "1" } });
    await shop.hear(await shop.order(member, [String(used.body?.["code"])]));
    const usedId = String(faceOf(used).codes[0]?.id);
    expect(await ask(member, "give-back", { fields: { redemption: usedId } })).toMatchObject({ body: { reason: "code-used" } });
  });
});

describe("joining and leaving", () => {
  const customer = () =>
    shop.member(0).then(async (id) => {
      await inShop(shop.id, (tx) => tx.sql("delete from member where shop_id = $1 and customer_id = $2", [tx.shopId, id]));
      return id;
    });

  it("a signed-in visit makes a member of a candidate where the program says so, and not while nobody sees it", async () => {
    await publish({ enrolment: "first-seen-signed-in" });
    const id = await customer();
    await shop.hear(await shop.order(id));
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "nobody", tag: "x" } }));
    expect(faceOf(await ask(id, "summary")).status).toBe("candidate");
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "everyone", tag: "x" } }));
    expect(faceOf(await ask(id, "summary")).status).toBe("active");
  });

  it("a signed-in visit that asks for what is refused counts too", async () => {
    await publish({ enrolment: "first-seen-signed-in" });
    const id = await shop.member(0);
    await inShop(shop.id, (tx) =>
      tx.prisma.member.updateMany({ where: { customerId: BigInt(id) }, data: { status: "candidate", joinedAt: null } }),
    );
    const heard = await ask(id, "redeem", { fields: { reward: "five-off", redemption: "0" } });
    expect(heard).toMatchObject({ status: 409, body: { reason: "insufficient-points" } });
    const member = await inShop(shop.id, (tx) => tx.prisma.member.findFirstOrThrow({ where: { customerId: BigInt(id) } }));
    expect(member.status).toBe("active");
  });

  it("joining asks for the tick where the merchant does, and keeps the consent to what was shown", async () => {
    await publish({ enrolment: "opt-in", terms: { ask: true, texts: {} } });
    const id = await customer();
    const shown = await terms();
    expect(await ask(id, "join", { fields: { terms: shown } })).toMatchObject({ status: 422, body: { reason: "terms-not-agreed" } });
    expect(await ask(id, "join", { fields: { terms: "made-up", agree: "yes" } })).toMatchObject({ body: { reason: "terms-not-agreed" } });
    const form = await ask(id, "join", { json: false, fields: { terms: shown, return: "/pages/club" } });
    expect(form.headers.get("location")).toBe("/pages/club?fidelio=terms-not-agreed#fidelio-terms-not-agreed");
    const joined = await ask(id, "join", { fields: { terms: shown, agree: "yes", language: "fr" } });
    expect(joined).toMatchObject({ status: 200, body: { member: { status: "active", termsAgreed: shown } } });
    const [consent] = await inShop(shop.id, (tx) => tx.prisma.consent.findMany({ where: { textVersion: shown } }));
    expect(consent).toMatchObject({ kind: "terms", language: "fr", surface: "storefront", withdrawnAt: null });
  });

  it("a member sees what changed in the terms, and since when; joining again agrees to it", async () => {
    await publish({ terms: { ask: true, texts: {} } });
    const id = await customer();
    await ask(id, "join", { fields: { terms: await terms(), agree: "yes" } });
    expect(faceOf(await ask(id, "summary")).texts.en?.changed).toBeNull();
    await publish({ rewards: [] });
    expect(faceOf(await ask(id, "summary")).texts.en?.changed).toMatch(
      /^The terms changed after you agreed to them: rewards and what they cost\. In force since \d+ \w+ \d{4}\.$/u,
    );
    await ask(id, "join", { fields: { terms: await terms(), agree: "yes" } });
    expect(faceOf(await ask(id, "summary")).texts.en?.changed).toBeNull();
  });

  it("leaving keeps the points and says so beforehand; coming back finds them", async () => {
    const member = await shop.member(120);
    expect(faceOf(await ask(member, "summary")).texts.en?.leaving).toContain("120 points");
    expect(await ask(member, "leave", { fields: {} })).toMatchObject({ status: 200, body: { member: { status: "left", available: 120 } } });
    expect(await ask(member, "redeem", { fields: { reward: "small", redemption: "0" } })).toMatchObject({ status: 409 });
    const back = await ask(member, "join", { json: false, fields: { terms: await terms(), agree: "yes", return: "/account" } });
    expect([back.status, back.headers.get("location")]).toEqual([303, "/account"]);
    expect(faceOf(await ask(member, "summary"))).toMatchObject({ status: "active", available: 120 });
  });
});

describe("the terms", () => {
  it("are a page of the theme, in the shop's languages, and nothing a merchant wrote is more than text", async () => {
    const evil = "{{ shop.secret }} {% include 'x' %} <script>alert(1)</script>\n\nSecond & last";
    await publish({ terms: { ask: false, texts: { en: evil } }, title: { en: "<b>Club</b>{{ 1 }}" } });
    const heard = await ask(null, "terms");
    expect(heard.headers.get("content-type")).toBe("application/liquid; charset=utf-8");
    expect(heard.text).not.toMatch(/\{\{|<script|<b>/u);
    expect(heard.text.match(/\{%/gu)).toHaveLength((heard.text.match(/\{% (assign|case|when|else|endcase)/gu) ?? []).length);
    expect(heard.text).toContain("<p>Second &amp; last</p>");
    expect(heard.text).toMatch(/In force since \d+ \w+ \d{4}\. Version [a-z0-9]{11}\./u);
  });
});
