import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { singleton } from "../app/base/singleton";
import { inShop } from "../app/db/tenancy.server";
import { useShop } from "../app/redemptions/redemptions.fixture";
import { adminClaims, buyerClaims, sessionToken } from "./support/session-token";
import { useDatabase } from "./support/database";

/**
 * The doors that extensions come through, found by their files, the ones that are written tomorrow too: whose token they take, what
 * they say to everybody else, and that every one of their answers can be read from Shopify's own origins.
 */
useDatabase({ connections: 20 });
const shop = useShop();
const domain = "demo.myshopify.com";
const secret = "local-secret";
const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";
const origin = "https://extensions.shopifycdn.com";

const files = readdirSync("app/routes", { withFileTypes: true })
  .filter((entry) => entry.isFile() && /^extension\..+\.tsx?$/u.test(entry.name))
  .map(({ name }) => name);
const staffFiles = files.filter((name) => name.startsWith("extension.staff."));
const buyerFiles = files.filter((name) => !staffFiles.includes(name));
const path = (name: string) => `/${name.replace(/\.tsx?$/u, "").replaceAll(".", "/")}`;

type Door = (args: { request: Request }) => Promise<Response>;
interface Ask {
  method?: "GET" | "POST" | "PUT" | "DELETE" | "OPTIONS";
  token?: string;
  headers?: Record<string, string>;
  query?: Record<string, string>;
  sent?: unknown;
}

/** Asks as a browser does: GET and OPTIONS come to the loader, everything else to the action. */
async function ask(name: string, { method = "GET", token, headers = {}, query = {}, sent }: Ask = {}): Promise<Response> {
  const module = (await import(resolve("app/routes", name))) as { loader: Door; action: Door };
  const address = new URL(`http://localhost:3000${path(name)}`);
  for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value);
  const body = sent === undefined || method === "GET" ? {} : { body: typeof sent === "string" ? sent : JSON.stringify(sent) };
  const request = new Request(address, {
    method,
    headers: {
      "user-agent": browser,
      origin,
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...body,
  });
  return (method === "GET" || method === "OPTIONS" ? module.loader : module.action)({ request });
}

const buyer = (customer: string, changes: object = {}) =>
  sessionToken({ ...buyerClaims(domain), sub: `gid://shopify/Customer/${customer}`, ...changes }, secret);
const person = (changes: object = {}) => sessionToken(adminClaims(domain, changes), secret);

/** Says what came back to whoever asked, and that they may read it. */
async function readable(response: Response): Promise<number> {
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  if (response.status !== 204) expect(response.headers.get("cache-control") ?? "no-store").toContain("no-store");
  return response.status;
}

const everything = {
  reward: "five-off",
  redemption: "0",
  terms: "x",
  agree: "yes",
  month: "1",
  day: "1",
  rule: "photo",
  customer: "7000000000002",
  points: "5",
  reason: "x",
  id: "018f3a5e-0000-7000-8000-000000000001",
};
const query = { customer: "7000000000002", order: "1", id: "1", surface: "till" };

/** What an intruder would have left behind. */
async function traces(): Promise<unknown> {
  const tables = ["audit_entry", "staff", "member", "consent", "redemption", "discount", "transfer", "birthday", "member_act"];
  return inShop(shop.id, (tx) => tx.sql(`select ${tables.map((table) => `(select count(*) from ${table}) as ${table}`).join(", ")}`));
}

beforeEach(() => {
  singleton("proxy-rate", () => new Map()).clear();
  singleton("staff-noted", () => new Map()).clear();
});

describe("the doors of extensions", () => {
  it("are found", () => {
    expect(buyerFiles.length).toBeGreaterThan(7);
    expect(staffFiles.length).toBeGreaterThan(4);
  });

  it("answer a browser that asks beforehand, without a token, for any header that extensions send", async () => {
    const before = await traces();
    for (const name of files) {
      const headers = { "access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type" };
      const answer = await ask(name, { method: "OPTIONS", headers });
      expect([name, await readable(answer)]).toEqual([name, 204]);
      const allowed = answer.headers.get("access-control-allow-headers")?.toLowerCase() ?? "";
      for (const header of ["authorization", "content-type"]) expect(allowed).toContain(header);
    }
    expect(await traces()).toEqual(before);
  });

  const now = () => Math.floor(Date.now() / 1000);
  /** by what a token of either kind is wrong; each is signed by the app's secret unless it says otherwise */
  const faults: Array<[string, (claims: Record<string, unknown>) => string | undefined]> = [
    ["no token", () => undefined],
    ["no token at all behind Bearer", () => ""],
    ["nonsense", () => "a.b.c"],
    ["another secret", (claims) => sessionToken(claims, "another-secret")],
    ["no signature", (claims) => sessionToken(claims, secret, "none")],
    ["another algorithm's name", (claims) => sessionToken(claims, secret, "HS512")],
    ["claims changed after signing", (claims) => tampered(claims)],
    ["another app's audience", (claims) => sessionToken({ ...claims, aud: "another-app" }, secret)],
    ["our audience among others", (claims) => sessionToken({ ...claims, aud: ["local-key", "another-app"] }, secret)],
    ["no audience", (claims) => sessionToken({ ...claims, aud: undefined }, secret)],
    ["no shop", (claims) => sessionToken({ ...claims, dest: undefined }, secret)],
    ["over", (claims) => sessionToken({ ...claims, exp: now() - 60 }, secret)],
    ["without an end", (claims) => sessionToken({ ...claims, exp: undefined }, secret)],
    ["not begun", (claims) => sessionToken({ ...claims, nbf: now() + 600 }, secret)],
    ["a person of no kind", (claims) => sessionToken({ ...claims, sub: "gid://shopify/Order/61" }, secret)],
    ["somebody else behind a right number", (claims) => sessionToken({ ...claims, sub: "42 or 1=1" }, secret)],
  ];

  it.each(faults)("a token with %s: 401 everywhere, readable, and nothing is done", async (_name, fault) => {
    const member = await shop.member(500);
    const before = await traces();
    for (const name of files) {
      const claims = staffFiles.includes(name) ? adminClaims(domain) : { ...buyerClaims(domain), sub: `gid://shopify/Customer/${member}` };
      const token = fault(claims);
      for (const method of ["GET", "POST"] as const) {
        const answer = await ask(name, { method, sent: everything, query, ...(token === undefined ? {} : { token }) });
        expect([name, method, await readable(answer)]).toEqual([name, method, 401]);
        expect(await answer.text()).not.toMatch(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/u);
      }
    }
    expect(await traces()).toEqual(before);
  });

  it("a buyer's token opens no door of the staff's, and a staff member's none of a buyer's", async () => {
    const member = await shop.member(500);
    const before = await traces();
    const dressed = buyer(member, { iss: `https://${domain}/admin`, dest: `https://${domain}` });
    const account = buyer(member, { iss: `https://${domain}/account`, dest: `https://${domain}`, sub: "42" });
    for (const name of staffFiles)
      for (const token of [buyer(member), dressed, account])
        expect([name, await readable(await ask(name, { method: "POST", token, sent: everything }))]).toEqual([name, 401]);
    for (const name of buyerFiles) {
      const answer = await ask(name, { method: "POST", token: person(), sent: everything });
      expect([name, await readable(answer)]).toEqual([name, 401]);
    }
    expect(await traces()).toEqual(before);
  });

  it("a person of another shop's admin is nobody here, and a shop without the app has no doors", async () => {
    const before = await traces();
    const elsewhere = "other.myshopify.com";
    for (const name of staffFiles) {
      const forged = person({ iss: `https://${elsewhere}/admin` });
      expect(await readable(await ask(name, { method: "POST", token: forged, sent: everything }))).toBe(401);
      const other = sessionToken(adminClaims(elsewhere), secret);
      const methods = await Promise.all(
        (["GET", "POST"] as const).map((method) => ask(name, { method, token: other, sent: everything, query })),
      );
      expect((await Promise.all(methods.map(readable))).sort()).toEqual([404, 405]);
    }
    for (const name of buyerFiles) {
      const other = sessionToken({ ...buyerClaims(elsewhere), sub: "gid://shopify/Customer/61" }, secret);
      const methods = await Promise.all(
        (["GET", "POST"] as const).map((method) => ask(name, { method, token: other, sent: everything, query })),
      );
      expect((await Promise.all(methods.map(readable))).sort()).toEqual([404, 405]);
    }
    expect(await traces()).toEqual(before);
  });

  it("other methods, bodies that are none and bodies too large are refused, readable", async () => {
    const member = await shop.member(0);
    for (const name of files) {
      const token = staffFiles.includes(name) ? person() : buyer(member);
      for (const method of ["PUT", "DELETE"] as const)
        expect([name, await readable(await ask(name, { method, token }))]).toEqual([name, 405]);
      const { status } = await ask(name, { method: "POST", token, sent: everything });
      if (status === 405) continue;
      for (const sent of ["{", "[1]", JSON.stringify({ reward: "x".repeat(70_000) })])
        expect([name, await readable(await ask(name, { method: "POST", token, sent }))]).toEqual([name, 400]);
    }
  });
});

describe("a buyer", () => {
  const redeem = (customer: string, sent: object = {}) =>
    ask("extension.redeem.ts", { method: "POST", token: buyer(customer), sent: { reward: "five-off", redemption: "0", ...sent } });
  const summary = async (customer: string | null) => {
    const token = customer === null ? sessionToken({ ...buyerClaims(domain), sub: undefined }, secret) : buyer(customer);
    return (await ask("extension.summary.ts", { token, query: { language: "en" } })).text();
  };
  interface Redeemed {
    code: string;
    member: { codes: Array<{ id: string; code: string }> };
  }

  it("sees and ends only what is theirs, whatever the request names", async () => {
    const [owner, other] = [await shop.member(500), await shop.member(500)];
    const { code, member } = (await (await redeem(owner)).json()) as Redeemed;
    expect(code).toMatch(/^[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2}$/u);
    expect(await summary(owner)).toContain(code);
    for (const somebody of [other, null]) expect(await summary(somebody)).not.toContain(code);
    const id = member.codes[0]?.id ?? "";
    const named = { redemption: id, customer: owner, customerId: owner, logged_in_customer_id: owner, member: owner };
    const taken = await ask("extension.give-back.ts", { method: "POST", token: buyer(other), sent: named, query: { customer: owner } });
    expect(await readable(taken)).toBe(409);
    expect(await taken.text()).not.toContain(code);
    expect(await shop.balance(owner)).toMatchObject({ available: 300, held: 200 });
    // the same name of a redemption is another one of another member's
    const theirs = (await (await redeem(other, named)).json()) as Redeemed;
    expect(theirs.code).not.toBe(code);
    expect(await shop.balance(other)).toMatchObject({ available: 300, held: 200 });
    expect(await shop.balance(owner)).toMatchObject({ available: 300, held: 200 });
    for (const name of buyerFiles) {
      const answers = [
        await ask(name, { token: buyer(other), query: { ...query, customer: owner, id, redemption: id } }),
        await ask(name, { method: "POST", token: buyer(other), sent: { ...named, reward: "none" } }),
      ];
      for (const answer of answers) expect([name, (await answer.text()).includes(code)]).toEqual([name, false]);
    }
    expect((await shop.balance(owner)).held).toBe(200);
  });

  it("is told of an order only where it is theirs", async () => {
    const [owner, other] = [await shop.member(0), await shop.member(0)];
    const order = await shop.order(owner, [], "12.05");
    await shop.hear(order);
    const told = async (customer: string) =>
      (await (await ask("extension.order.ts", { token: buyer(customer), query: { id: order } })).json()) as object;
    expect(await told(owner)).toMatchObject({ known: true, points: 48 });
    expect(await told(other)).toMatchObject({ known: false, points: 0 });
  });

  it("redeems ten times a minute at most, is told so in a readable answer, and nobody else waits for it", async () => {
    const [eager, other] = [await shop.member(2_000), await shop.member(500)];
    const tries = await Promise.all(Array.from({ length: 14 }, (_, place) => redeem(eager, { reward: "small", redemption: `r${place}` })));
    const statuses = await Promise.all(tries.map(readable));
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    const refused = tries[statuses.indexOf(429)]!;
    expect((await refused.json()) as object).toMatchObject({ reason: "rate-limited", title: expect.stringContaining("minute") as string });
    expect((await redeem(other)).status).toBe(201);
    const { available, held } = await shop.balance(eager);
    expect([available + held, held]).toEqual([2_000, 600]);
  });

  it("is a guest without a person in the token: they see the program, and act on nothing", async () => {
    const guest = sessionToken({ ...buyerClaims(domain), sub: undefined }, secret);
    const before = await traces();
    for (const name of buyerFiles) {
      const { status: get } = await ask(name, { token: guest, query });
      const { status: post } = await ask(name, { method: "POST", token: guest, sent: everything });
      const open = ["extension.summary.ts", "extension.order.ts"];
      // a friend's code is entered by guests above all: this shop takes none
      const shut = name === "extension.friend.ts" ? [405, 409] : [401, 405];
      expect([name, [get, post].every((status) => shut.includes(status) || (status === 200 && open.includes(name)))]).toEqual([name, true]);
    }
    expect(await traces()).toEqual(before);
  });
});

function tampered(claims: Record<string, unknown>): string {
  const [head = "", , signature = ""] = sessionToken(claims, secret).split(".");
  const middle = Buffer.from(JSON.stringify({ ...claims, jti: "another" })).toString("base64url");
  return `${head}.${middle}.${signature}`;
}
