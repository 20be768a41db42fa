import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { environment } from "../app/base/environment.server";
import { systemSql } from "../app/db/system.server";
import { inShop } from "../app/db/tenancy.server";
import { signProxy } from "../app/shopify/proxy-signature";
import { demoProgram } from "../app/loyalty/default-program";
import { publishProgram } from "../app/programs/publish.server";
import { adminClaims, buyerClaims, sessionToken } from "./support/session-token";
import { useDatabase } from "./support/database";
import { useStandIn } from "./support/stand-in";

/**
 * Every address of the app, found by its file: who is not let in is refused by all of them, the ones that are written
 * tomorrow too, and nothing is done.
 */
const shop = "demo.myshopify.com";
const secret = "local-secret";
const id = "018f3a5e-0000-7000-8000-000000000001";

type Door = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;
interface RouteModule {
  loader?: Door;
  action?: Door;
}

const files = readdirSync("app/routes", { withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !/\.test\.tsx?$/u.test(entry.name))
  .map(({ name }) => name);
const of = (start: RegExp) => files.filter((name) => start.test(name));
const admin = of(/^app\./u).concat(of(/^app_/u));
const proxy = of(/^proxy\./u);
const api = of(/^api\.v1\./u);
const extension = of(/^extension\.(?!staff\.)/u);
const staff = of(/^extension\.staff\./u);
/** what anyone may open: it says nothing of any shop */
const open = ["_index.tsx", "auth.$.ts", "api.v1.$.ts", "api.v1.openapi[.]json.ts"];

const moduleOf = (name: string) => import(resolve("app/routes", name)) as Promise<RouteModule>;

useDatabase();
const { store, visit, browser } = useStandIn();
let shopId = "";
beforeAll(async () => {
  ({ shopId } = (await visit(shop)).shop);
  await inShop(shopId, (tx) => publishProgram(tx, demoProgram, { by: "test" }));
});

/** What an intruder would have left behind. */
async function traces(): Promise<unknown> {
  const tables = [
    "audit_entry",
    "long_run",
    "staff",
    "setting",
    "saved_view",
    "adjustment_proposal",
    "member",
    "consent",
    "redemption",
    "birthday",
    "member_act",
    "program_draft",
    "program_version",
    "back_award",
    "tier_by_hand",
    "referral",
    "referral_click",
  ];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`);
  const own = await inShop(shopId, (tx) => tx.sql(`select ${counts.join(", ")}`));
  return [
    own,
    await systemSql("select (select count(*) from session) as s, (select count(*) from api_key) as k, (select count(*) from shop)"),
  ];
}

async function statusOf(door: Door, request: Request): Promise<{ status: number; to: string; said: string }> {
  const params = { id: request.url.includes("/runs/") || request.url.includes("/export/") ? id : "7000000000001" };
  const answer = await door({ request, params: { ...params, customerId: "7000000000001" }, context: {} }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (!(answer instanceof Response)) return { status: 200, to: "", said: JSON.stringify(answer) };
  return { status: answer.status, to: answer.headers.get("location") ?? "", said: await answer.text() };
}

const path = (name: string) =>
  `/${name
    .replace(/\.tsx?$/u, "")
    .replaceAll(".", "/")
    .replace("_index", "")}`;
const doorsOf = async (name: string) => {
  const { loader, action } = await moduleOf(name);
  return [
    ...(loader ? [["loader", "GET", loader] as const] : []),
    ...(action ? [["action", "POST", action] as const, ["action", "PUT", action] as const] : []),
  ];
};

describe("the addresses", () => {
  it("are each of a kind whose doors are tried here", () => {
    const kinds = [...admin, ...proxy, ...api, ...extension, ...staff, ...open];
    expect(files.filter((name) => !kinds.includes(name))).toEqual([]);
    expect(admin.length).toBeGreaterThan(15);
    expect(proxy.length).toBeGreaterThan(11);
  });
});

describe("the admin's addresses", () => {
  const admitted = () => adminClaims(shop);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const forged = () => sessionToken(admitted(), "another-secret");
  const buyer = () => sessionToken({ ...buyerClaims(shop), dest: `https://${shop}` }, secret);
  const checkout = () => sessionToken(buyerClaims(shop), secret);
  const intruders: Array<[string, () => { headers?: Record<string, string>; query?: Record<string, string> }]> = [
    ["nobody", () => ({})],
    ["a forged token", () => ({ headers: bearer(forged()) })],
    ["a forged token in the address", () => ({ query: { id_token: forged() } })],
    ["a token that nobody signed", () => ({ headers: bearer(sessionToken(admitted(), secret, "none")) })],
    ["another app's token", () => ({ headers: bearer(sessionToken(adminClaims(shop, { aud: "another-app" }), secret)) })],
    ["yesterday's token", () => ({ headers: bearer(sessionToken(adminClaims(shop, { exp: 1_700_000_000 }), secret)) })],
    ["tomorrow's token", () => ({ headers: bearer(sessionToken(adminClaims(shop, { nbf: 4_000_000_000 }), secret)) })],
    ["a buyer", () => ({ headers: bearer(buyer()) })],
    ["a buyer in the address", () => ({ query: { id_token: buyer() } })],
    ["a buyer without a scheme", () => ({ headers: { authorization: buyer() } })],
    ["a buyer behind another scheme", () => ({ headers: { authorization: `bearer ${buyer()}` } })],
    ["a checkout's buyer", () => ({ headers: bearer(checkout()) })],
    ["a checkout's buyer without a scheme", () => ({ headers: { authorization: checkout() } })],
    [
      "a buyer with an issuer of theirs",
      () => ({ headers: bearer(sessionToken({ ...buyerClaims(shop), iss: `https://${shop}`, dest: `https://${shop}` }, secret)) }),
    ],
    ["a buyer beside an admin's forged claims", () => ({ headers: { authorization: buyer() }, query: { id_token: forged() } })],
    ["a buyer of the admin's number", () => ({ headers: bearer(sessionToken({ ...buyerClaims(shop), sub: "42" }, secret)) })],
    ["an admin's issuer without a person", () => ({ headers: bearer(sessionToken(adminClaims(shop, { sub: "" }), secret)) })],
    [
      "a person of another shop's admin",
      () => {
        const claims = adminClaims(shop, { iss: "https://other.myshopify.com/admin" });
        return { headers: bearer(sessionToken(claims, secret)) };
      },
    ],
  ];

  it.each(intruders)("%s: refused everywhere, and nothing is done", async (_name, how) => {
    const before = await traces();
    for (const name of admin) {
      for (const [kind, method, door] of await doorsOf(name)) {
        const { headers = {}, query = {} } = how();
        const address = new URL(`http://localhost:3000${path(name)}`);
        for (const [key, value] of Object.entries({ shop, host: btoa(`${shop}/admin`), embedded: "1", ...query })) {
          address.searchParams.set(key, value);
        }
        const body = method === "GET" ? {} : { method, body: JSON.stringify({ intent: "publish", act: "resume", grantGap: true }) };
        const { status, to, said } = await statusOf(
          door,
          new Request(address, { headers: { "user-agent": browser, ...headers }, ...body }),
        );
        const refused = status === 401 || (status === 302 && /^(?:http:\/\/localhost:3000)?\/auth\/(?:login|session-token)/u.test(to));
        expect([name, kind, method, refused, said], `${status} ${to}`).toEqual([name, kind, method, true, ""]);
      }
    }
    expect(await traces()).toEqual(before);
  });

  it("open to the shop's own staff, whose number stands in the proved token alone", async () => {
    const { staffId } = await visit(shop);
    expect(staffId).toMatch(/^\d+$/u);
    const { loader } = await moduleOf("app.settings.support.tsx");
    const headers = { "user-agent": browser, authorization: `Bearer ${store.idToken(shop)}` };
    const address = `http://localhost:3000/app/settings/support?id_token=${sessionToken(adminClaims(shop, { sub: "666" }), "x")}`;
    expect((await statusOf(loader!, new Request(address, { headers }))).status).toBe(200);
    expect(await inShop(shopId, (tx) => tx.sql("select id from staff where id = 666"))).toEqual([]);
  });
});

describe("the app proxy's addresses", () => {
  const now = () => String(Math.floor(Date.now() / 1000));
  const signed = (change: (query: URLSearchParams) => void, after: (query: URLSearchParams) => void = () => undefined) => {
    const query = new URLSearchParams({ shop, logged_in_customer_id: "7000000000001", path_prefix: "/apps/fidelio", timestamp: now() });
    change(query);
    query.append("signature", signProxy(query, environment().SHOPIFY_API_SECRET));
    after(query);
    return query;
  };
  const intruders: Array<[string, () => URLSearchParams]> = [
    ["nobody", () => new URLSearchParams()],
    ["no customer's place", () => signed((query) => query.delete("logged_in_customer_id"))],
    ["two customers", () => signed((query) => query.append("logged_in_customer_id", "7000000000002"))],
    [
      "a customer added behind the signature",
      () =>
        signed(
          () => undefined,
          (query) => query.append("logged_in_customer_id", "7"),
        ),
    ],
    [
      "another customer than was signed",
      () =>
        signed(
          () => undefined,
          (query) => query.set("logged_in_customer_id", "7000000000002"),
        ),
    ],
    ["a customer who is no number", () => signed((query) => query.set("logged_in_customer_id", "7000000000001 or 1=1"))],
    ["two that read as one", () => signed((query) => query.append("logged_in_customer_id", ""))],
    ["two shops", () => signed((query) => query.append("shop", "demo-fr.myshopify.com"))],
    ["no shop", () => signed((query) => query.delete("shop"))],
    ["a stale timestamp", () => signed((query) => query.set("timestamp", String(Number(now()) - 91)))],
    ["a timestamp to come", () => signed((query) => query.set("timestamp", String(Number(now()) + 92)))],
    ["no timestamp", () => signed((query) => query.delete("timestamp"))],
    ["two timestamps", () => signed((query) => query.append("timestamp", now()))],
    [
      "two signatures",
      () =>
        signed(
          () => undefined,
          (query) => query.append("signature", "0".repeat(64)),
        ),
    ],
    ["an id token instead", () => new URLSearchParams({ shop, id_token: store.idToken(shop), logged_in_customer_id: "7000000000001" })],
  ];

  it.each(intruders)("%s: 401 everywhere, and nothing is done", async (_name, how) => {
    const before = await traces();
    for (const name of proxy) {
      const { loader, action } = await moduleOf(name);
      for (const door of [loader, action].filter((one) => one !== undefined)) {
        for (const method of ["GET", "POST"]) {
          const fields = { reward: "five-off", redemption: "0", terms: "x", agree: "yes", return: "/" };
          const init = method === "GET" ? {} : { method, body: new URLSearchParams(fields) };
          const { status, to } = await statusOf(door, new Request(`http://localhost:3000${path(name)}?${how().toString()}`, init));
          // a door that does not know the method says so before it asks who is there
          expect([name, method, [401, 405].includes(status), to], String(status)).toEqual([name, method, true, ""]);
        }
      }
      const own = loader && action ? [loader, action] : [];
      const answers = await Promise.all(
        own.flatMap((door) =>
          ["GET", "POST"].map((method) =>
            statusOf(door, new Request(`http://localhost:3000${path(name)}?${how().toString()}`, { method })),
          ),
        ),
      );
      expect([name, answers.some(({ status }) => status === 401) || own.length === 0]).toEqual([name, true]);
    }
    expect(await traces()).toEqual(before);
  });
});

describe("the extensions' addresses", () => {
  const bearers: Array<[string, () => Record<string, string>]> = [
    ["nobody", () => ({})],
    ["a forged token", () => ({ authorization: `Bearer ${sessionToken(buyerClaims(shop), "another-secret")}` })],
    ["a token that nobody signed", () => ({ authorization: `Bearer ${sessionToken(buyerClaims(shop), secret, "none")}` })],
    ["another app's token", () => ({ authorization: `Bearer ${sessionToken({ ...buyerClaims(shop), aud: "another-app" }, secret)}` })],
    ["yesterday's token", () => ({ authorization: `Bearer ${sessionToken({ ...buyerClaims(shop), exp: 1_700_000_000 }, secret)}` })],
    ["a person of the shop's admin", () => ({ authorization: `Bearer ${store.idToken(shop)}` })],
  ];

  it.each(bearers)("%s: 401 everywhere, readable from any origin, and nothing is done", async (_name, headers) => {
    const before = await traces();
    for (const name of extension) {
      for (const [kind, method, door] of await doorsOf(name)) {
        const fields = { reward: "five-off", redemption: "0", terms: "x", agree: "yes" };
        const body = method === "GET" ? {} : { method, body: new URLSearchParams(fields) };
        const request = new Request(`http://localhost:3000${path(name)}`, {
          headers: { "user-agent": browser, origin: "https://extensions.shopifycdn.com", ...headers() },
          ...body,
        });
        const answer = (await door({ request, params: {}, context: {} })) as Response;
        expect([name, kind, method, answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([
          name,
          kind,
          method,
          401,
          "*",
        ]);
      }
    }
    expect(await traces()).toEqual(before);
  });
});

describe("REST's addresses", () => {
  const bearers: Array<[string, () => Record<string, string>]> = [
    ["nobody", () => ({})],
    ["a key that nobody made", () => ({ authorization: `Bearer fidelio_${"a".repeat(43)}` })],
    ["an id token", () => ({ authorization: `Bearer ${store.idToken(shop)}` })],
    ["a buyer", () => ({ authorization: `Bearer ${sessionToken(buyerClaims(shop), secret)}` })],
  ];

  it.each(bearers)("%s: 401 everywhere, and nothing is done", async (_name, headers) => {
    const before = await traces();
    for (const name of api.filter((one) => !open.includes(one))) {
      for (const [kind, , door] of (await doorsOf(name)).slice(0, 2)) {
        const { endpoints } = door as unknown as { endpoints: Array<{ method: string }> };
        for (const { method } of endpoints.filter((one) => (one.method === "GET") === (kind === "loader"))) {
          const body = method === "GET" ? {} : { body: "{}" };
          const { status } = await statusOf(
            door,
            new Request(`http://localhost:3000${path(name)}`, { method, headers: headers(), ...body }),
          );
          expect([name, method, status]).toEqual([name, method, 401]);
        }
      }
    }
    expect(await traces()).toEqual(before);
  });
});
