import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { inShop } from "../../db/tenancy.server";
import { claimRefusals } from "../../referrals/referral";
import { useReferralShop } from "../../referrals/referrals.fixture";
import { asking } from "../extension/extension.fixture";
import { shopping, type Shopping } from "./proxy.fixture";

useDatabase({ connections: 20 });
const shop = useReferralShop();
const tenOff = { advocate: { points: "200" }, friend: { kind: "amount" as const, value: "10.00", minimumSubtotal: "40.00" } };
const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };

let friends = 0;
const address = () => `friend${(friends += 1)}@example.com`;
const claim = (fields: Record<string, string>, how: Shopping = {}, customer: string | null = null) =>
  shopping(shop.domain, customer, "friend", { ...how, fields });
const open = (code: string, how: Shopping = {}, customer: string | null = null) =>
  shopping(shop.domain, customer, "friend/$code", { json: false, headers: browser, ...how, code });
const clicks = async (memberId: string) =>
  (await inShop(shop.id, (tx) => tx.prisma.referralClick.findMany({ where: { memberId } }))).reduce((sum, { clicks: one }) => sum + one, 0);
const named = (memberId: string, firstName: string) =>
  inShop(shop.id, (tx) => tx.prisma.member.updateMany({ where: { id: memberId }, data: { firstName } }));

beforeEach(() => shop.publish(tenOff));
afterEach(() => singleton("proxy-rate", () => new Map()).clear());

describe("the page that a link leads to", () => {
  it("names the advocate and what the friend gets, in the languages of the shop, and counts that it was opened", async () => {
    const { code, memberId } = await shop.advocate();
    await named(memberId, "Maya");
    const { headers, text } = await open(code);
    expect(headers.get("content-type")).toContain("application/liquid");
    expect(headers.get("set-cookie")).toBeNull();
    expect(text).toContain("Maya invites you");
    expect(text).toContain("For your first order: £10.00 off on orders of £40.00 or more.");
    expect(text).not.toContain("<script");
    await open(code);
    expect(await clicks(memberId)).toBe(2);
  });

  it("does not count robots, what a browser fetches ahead, or the advocate", async () => {
    const { code, memberId, customer } = await shop.advocate();
    const card = await open(code, { headers: { "user-agent": "WhatsApp/2.23.20.0" } });
    expect(card.text).toContain('property="og:title"');
    await open(code, { headers: { ...browser, "sec-purpose": "prefetch" } });
    expect((await open(code, {}, customer)).text).toContain("This is your own code");
    expect(await clicks(memberId)).toBe(0);
  });

  it("says nothing of the advocate where the program does not let it", async () => {
    await shop.publish({ ...tenOff, showName: false });
    const { code, memberId } = await shop.advocate();
    await named(memberId, "Maya");
    const { text } = await open(code);
    expect(text).not.toContain("Maya");
    expect(text).toContain("You are invited");
  });

  it("takes what people wrote for text: neither HTML nor Liquid comes out of it", async () => {
    const { code, memberId } = await shop.advocate();
    await named(memberId, "{{ shop.email }}<b>");
    expect((await open(code)).text).not.toMatch(/\{\{ shop\.email|<b>/u);
    const typed = await claim({ code: "{% raw %}<i>", email: '"><i>{{ x }}' }, { json: false });
    expect(typed.text).not.toMatch(/\{% raw|<i>|\{\{ x/u);
  });

  it("of an unknown code is the entry for one, with what is wrong beside it; while referrals are off it says so", async () => {
    const unknown = await open("NOBODYS");
    expect(unknown.text).toMatch(/name="code"[^>]*value="NOBODYS"[^>]*aria-invalid="true"/u);
    expect(unknown.text).toContain("This code is not known");
    const { code } = await shop.advocate();
    await shop.publish(null);
    const closed = await open(code);
    expect(closed.text).toContain("Invitations are paused");
    expect(closed.text).not.toContain("<form");
  });

  it("is no way to learn which codes there are: who opens address after address that leads nowhere waits, and nobody else does", async () => {
    const { code } = await shop.advocate();
    const from = (network: string) => ({ headers: { ...browser, "x-forwarded-for": network } });
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, n) => open(`GUESS${n}`, from("198.51.100.7"))));
    expect(guesses.every(({ status }) => status === 200)).toBe(true);
    expect((await open(code, from("198.51.100.7"))).status).toBe(429);
    expect((await open(code, from("198.51.100.8"))).status).toBe(200);
  });
});

describe("a form without script", () => {
  it("is led to the cart with the code and back to the page that shows it", async () => {
    const { code } = await shop.advocate();
    const { status, headers } = await claim({ code, email: address(), via: "link" }, { json: false });
    expect(status).toBe(303);
    const to = new URL(headers.get("location")!, "https://shop.example");
    const own = /^\/discount\/([\w-]{14})$/u.exec(to.pathname)?.[1];
    expect(to.searchParams.get("redirect")).toBe(`/apps/fidelio/friend/${code}?given=${own}`);
    const page = await open(code, { query: { given: own! } });
    expect(page.text).toContain(`Your code is ${own}: £10.00 off on orders of £40.00 or more`);
    expect(page.text).toContain(`href="/discount/${own}?redirect=/"`);
    const row = await inShop(shop.id, (tx) => tx.prisma.referral.findFirstOrThrow({ orderBy: { claimedAt: "desc" } }));
    expect(row.surface).toBe("link");
  });

  it("is shown what is wrong beside the field, with what was typed", async () => {
    const { code } = await shop.advocate();
    const { status, text } = await claim({ code, email: "jane@" }, { json: false });
    expect(status).toBe(200);
    expect(text).toMatch(/name="email"[^>]*value="jane@"[^>]*aria-describedby="fidelio-friend-email-wrong"/u);
    expect(text).toContain('id="fidelio-friend-email-wrong" role="alert"');
  });

  it("of another site is no wish of the shopper's", async () => {
    const { code } = await shop.advocate();
    const { status } = await claim({ code, email: address() }, { json: false, headers: { "sec-fetch-site": "cross-site" } });
    expect(status).toBe(403);
  });
});

describe("a script and an extension", () => {
  it("are answered the code and what it is, the same again for the same address", async () => {
    const { code } = await shop.advocate();
    const email = address();
    const first = await claim({ code, email });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ waiting: false, says: expect.stringContaining("£10.00 off") as string });
    const again = await asking(shop.domain, null, "friend", { send: { code, email, surface: "checkout", language: "fr" } });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ code: first.body!["code"], says: expect.stringContaining("de remise") as string });
    expect(again.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("know who is signed in by Shopify's word: no address is asked for", async () => {
    const { code } = await shop.advocate();
    const customer = await shop.member(0);
    expect((await claim({ code }, {}, customer)).status).toBe(201);
    expect((await asking(shop.domain, customer, "friend", { send: { code, surface: "account" } })).status).toBe(201);
  });

  it("get a refusal with its sentence and the field that it belongs to", async () => {
    const { code, customer } = await shop.advocate();
    expect((await claim({ code: "" })).body).toMatchObject({ reason: "empty", field: "code", status: 422 });
    expect((await claim({ code })).body).toMatchObject({ reason: "address-missing", field: "email" });
    const own = await claim({ code }, { headers: { "accept-language": "fr" } }, customer);
    expect(own).toMatchObject({ status: 409, body: { reason: "own-code", title: expect.stringContaining("propre code") as string } });
    expect(claimRefusals).toContain(own.body!["reason"]);
  });

  it("are understood where the fields were confused, and where a friend types their own code again", async () => {
    const { code } = await shop.advocate();
    const email = address();
    const first = await claim({ code: email, email: code });
    expect(first.status).toBe(201);
    const own = String(first.body!["code"]);
    const again = await claim({ code: own.toLowerCase().replaceAll("-", " "), email: address() });
    expect(again).toMatchObject({ status: 201, body: { code: own } });
    // no address comes into an address
    const form = await claim({ code: address(), email: code }, { json: false });
    expect(form.headers.get("location")).toContain(encodeURIComponent(`/friend/${code}?given=`));
    expect((await claim({ code: address() })).body).toMatchObject({ reason: "empty", field: "code" });
    // used, it is a code of nobody's again
    await inShop(shop.id, (tx) => tx.prisma.referral.updateMany({ where: { discountId: { not: null } }, data: { state: "reversed" } }));
    expect((await claim({ code: own, email: address() })).body).toMatchObject({ reason: "unknown-code" });
  });

  it("are not counted a try for what was sent empty", async () => {
    const { code } = await shop.advocate();
    const headers = { "x-forwarded-for": "203.0.113.11" };
    for (let tries = 0; tries < 12; tries += 1) expect((await claim({ code: "" }, { headers })).body).toMatchObject({ reason: "empty" });
    expect((await claim({ code, email: address() }, { headers })).status).toBe(201);
  });

  it("are told of too many tries from one network, while another goes on", async () => {
    const { code } = await shop.advocate();
    const from = (network: string) => claim({ code: "NOBODYS", email: address() }, { headers: { "x-forwarded-for": network } });
    for (let tries = 0; tries < 10; tries += 1)
      expect((await from("203.0.113.9, 10.0.0.1")).body).toMatchObject({ reason: "unknown-code" });
    expect(await from("203.0.113.9")).toMatchObject({ status: 429, body: { reason: "too-many-tries" } });
    expect((await claim({ code, email: address() }, { headers: { "x-forwarded-for": "203.0.113.10" } })).status).toBe(201);
  });
});
