import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../../tests/support/database";
import { inShop } from "../db/tenancy.server";
import { draftText, termsVersion } from "../loyalty/terms";
import { readSettings } from "../programs/settings.server";
import { liveVersion } from "../programs/versions.server";
import { useAdminPages } from "./admin/settings.fixture";
import * as activity from "./app.settings.activity";
import * as keys from "./app.settings.api-keys";
import * as languages from "./app.settings.languages";
import * as orders from "./app.settings.orders";
import * as permissions from "./app.settings.permissions";
import * as plan from "./app.settings.plan";
import * as privacy from "./app.settings.privacy";
import * as support from "./app.settings.support";
import * as terms from "./app.settings.terms";
import { callRoute } from "./api/rest.fixture";

useDatabase();
const pages = useAdminPages();
const shop = { id: "" };
beforeAll(async () => {
  shop.id = await pages.open();
});

const live = async () => (await inShop(shop.id, liveVersion))!;
type Refused = { ok: false; faults: Array<{ path: string; message: string }>; problem: string | null };
const entries = (action: string) => inShop(shop.id, (tx) => tx.prisma.auditEntry.findMany({ where: { action }, orderBy: { at: "desc" } }));

describe("a visit without Shopify's word", () => {
  // the first letter of the signature: of the last one some bits say nothing
  const forged = () => pages.idToken().replace(/\.([^.])([^.]*)$/u, (_, first, rest) => `.${first === "A" ? "B" : "A"}${rest}`);
  it.each([
    ["languages", languages],
    ["api-keys", keys],
    ["activity", activity],
  ] as const)("GIVEN a forged token WHEN %s is asked or changed THEN nothing is told or done", async (name, route) => {
    expect((await pages.read(route, `/app/settings/${name}`, forged())).status).not.toBe(200);
    expect((await pages.send(route, `/app/settings/${name}`, {}, forged())).status).not.toBe(200);
  });
});

describe("languages", () => {
  const values = { formOfAddress: "tu", en: { one: "pearl", many: "pearls" }, fr: { one: "perle", many: "perles" }, gender: "feminine" };

  it("WHEN names and form of address are saved THEN a new version has them and the log says what changed", async () => {
    const before = await live();
    const { body } = await pages.send(languages, "/app/settings/languages", { ...values, ifMatch: before.number });
    expect(body).toEqual({ ok: true, version: before.number + 1 });
    const { program } = await live();
    expect(program).toMatchObject({ formOfAddress: "tu", points: { names: { fr: ["perle", "perles"] }, genders: { fr: "feminine" } } });
    expect((await entries("program.publish"))[0]?.detail).toMatchObject({ parts: ["formOfAddress", "points"] });
  });

  it("WHEN a name is empty THEN the sentence stands at its field, in the page's language", async () => {
    const sent = { ...values, fr: { one: " ", many: "perles" }, ifMatch: (await live()).number };
    const { body } = await pages.send<Refused>(languages, "/app/settings/languages?locale=fr", sent);
    expect(body).toEqual({ ok: false, faults: [{ path: "fr.one", message: "Il manque quelque chose ici" }], problem: null });
  });

  it("WHEN another version was published meanwhile THEN nothing is overwritten, and a sentence says so", async () => {
    const { number } = await live();
    const { body } = await pages.send<Refused>(languages, "/app/settings/languages", { ...values, ifMatch: number - 1 });
    expect(body.problem).toContain(`version ${number}`);
    expect((await live()).number).toBe(number);
  });
});

describe("terms", () => {
  const at = { locale: "en", zone: "Europe/London" };

  it("WHEN a text is written and then given up for the draft THEN the terms' version goes and comes back", async () => {
    const first = await live();
    const { enrolment } = first.program;
    const before = termsVersion(first.program, at);
    const send = async (en: string | null) => {
      const sent = { enrolment, ask: false, en, fr: null, ifMatch: (await live()).number };
      expect((await pages.send(terms, "/app/settings/terms", sent)).body).toMatchObject({ ok: true });
      return (await live()).program;
    };
    const own = await send(`${draftText(first.program, "en", at)}\nMore.`);
    expect(own.terms.texts["en"]).toContain("More.");
    expect(termsVersion(own, at)).not.toBe(before);
    const again = await send(null);
    expect(again.terms.texts).toEqual({});
    expect(termsVersion(again, at)).toBe(before);
  });
});

describe("orders that count", () => {
  it("WHEN they are saved THEN the program and the return window have them; what was judged stays", async () => {
    const sent = {
      tagsExcluded: ["staff", "staff", "wholesale"],
      channels: ["online"],
      testOrders: true,
      returnDays: 30,
      pendingDays: 30,
      ifMatch: (await live()).number,
    };
    await pages.send(orders, "/app/settings/orders", sent);
    const { program } = await live();
    expect(program.eligible).toMatchObject({ tagsExcluded: ["staff", "wholesale"], channels: ["online"], testOrders: true });
    expect(program.points.pendingDays).toBe(30);
    expect(await inShop(shop.id, readSettings)).toMatchObject({ returnDays: 30 });
    const refused = await pages.send<Refused>(orders, "/app/settings/orders", {
      ...sent,
      pendingDays: 400,
      ifMatch: (await live()).number,
    });
    expect(refused.body.faults).toEqual([{ path: "pendingDays", message: "At most 365" }]);
  });
});

describe("goodwill and limits", () => {
  it("WHEN they are saved THEN they hold, and faults name the row", async () => {
    const goodwill = [{ key: "grant-1", title: "Late delivery", points: 50 }];
    await pages.send(support, "/app/settings/support", { goodwill, adjustmentLimit: null });
    expect(await inShop(shop.id, readSettings)).toMatchObject({ goodwill, adjustmentLimit: null });
    const wrong = { goodwill: [...goodwill, { key: "grant-2", title: "", points: 0 }], adjustmentLimit: 0 };
    const { body } = await pages.send<Refused>(support, "/app/settings/support", wrong);
    expect(body.faults.map(({ path }) => path)).toEqual(["goodwill.1.title", "goodwill.1.points", "adjustmentLimit"]);
  });
});

describe("API keys", () => {
  interface Made {
    made: { id: string; key: string };
  }
  const list = async () =>
    (await pages.read<{ keys: Array<{ id: string; lastUsedAt: string | null }> }>(keys, "/app/settings/api-keys")).body.keys;

  it("WHEN one is made THEN it is shown once, works within its scopes, and is refused at once when revoked", async () => {
    const { body } = await pages.send<Made>(keys, "/app/settings/api-keys", { act: "create", label: "Desk", scopes: ["program:read"] });
    const { id, key } = body.made;
    expect((await callRoute("GET", "/program", key)).status).toBe(200);
    expect((await callRoute("GET", "/members", key)).status).toBe(403);
    const told = await pages.read(keys, "/app/settings/api-keys");
    expect(JSON.stringify(told)).not.toContain(key);
    expect((await list()).find((one) => one.id === id)?.lastUsedAt).not.toBeNull();
    expect((await entries("key.create"))[0]).toMatchObject({ subject: id, detail: { label: "Desk", scopes: ["program:read"] } });
    expect(JSON.stringify((await entries("key.create")).map(({ detail }) => detail))).not.toContain(key);
    expect((await pages.send(keys, "/app/settings/api-keys", { act: "revoke", id })).body).toEqual({ ok: true, made: null });
    expect((await callRoute("GET", "/program", key)).status).toBe(401);
    expect((await pages.send(keys, "/app/settings/api-keys", { act: "revoke", id })).status).toBe(404);
  });

  it("WHEN it has no name or may do nothing THEN it is not made", async () => {
    const { body } = await pages.send<Refused>(keys, "/app/settings/api-keys", { act: "create", label: " ", scopes: [] });
    expect(body.faults.map(({ path }) => path)).toEqual(["label", "scopes"]);
  });
});

describe("permissions and plan", () => {
  interface Permissions {
    optional: Array<{ scope: string; granted: boolean }>;
    required: Array<{ granted: boolean }>;
  }
  const grant = (change: object) =>
    pages.world.state.commit([["shop", pages.domain, pages.domain, { ...pages.world.state.shop(pages.domain)!, ...change }]]);

  it("WHEN a scope is granted at Shopify THEN the page knows without waiting for an event", async () => {
    const before = (await pages.read<Permissions>(permissions, "/app/settings/permissions")).body;
    expect(before.required.every(({ granted }) => granted)).toBe(true);
    expect(before.optional.find(({ scope }) => scope === "read_returns")?.granted).toBe(false);
    grant({ scopes: [...pages.world.state.shop(pages.domain)!.scopes, "read_returns", "write_gift_cards"] });
    const { optional } = (await pages.read<Permissions>(permissions, "/app/settings/permissions")).body;
    const granted = optional.filter((one) => one.granted).map(({ scope }) => scope);
    expect(granted).toEqual(["read_all_orders", "read_gift_cards", "read_returns", "write_gift_cards"]);
  });

  it("WHEN a plan is bought at Shopify THEN the page shows it, and links to Shopify's own page of plans", async () => {
    const page = async () => (await pages.read<Record<string, unknown>>(plan, "/app/settings/plan")).body;
    expect(await page()).toMatchObject({ plan: "free", fresh: true, used: 0 });
    grant({ appPlan: "Growth" });
    expect(await page()).toMatchObject({ plan: "growth", choose: "https://admin.shopify.com/store/demo/charges/fidelio/pricing_plans" });
  });
});

describe("data and privacy", () => {
  it("WHEN the contact is no address THEN it is refused; an empty one takes it away", async () => {
    const send = (email: string) => pages.send<Refused>(privacy, "/app/settings/privacy", { email });
    expect((await send("help@shop.example")).body).toEqual({ ok: true });
    expect((await inShop(shop.id, readSettings)).support.email).toBe("help@shop.example");
    expect((await send("help")).body.faults[0]?.path).toBe("email");
    await send("");
    expect((await inShop(shop.id, readSettings)).support.email).toBeNull();
  });
});

describe("the activity log", () => {
  interface Log {
    items: Array<{ action: string; detail: { from?: number } }>;
    actors: unknown[];
    nextCursor: string | null;
    live: number;
  }
  const log = async (query = "") => (await pages.read<Log>(activity, `/app/settings/activity?${query}`)).body;

  it("tells what was done newest first, and filters by person, action and day", async () => {
    const all = await log();
    expect(all.items.map(({ action }) => action)).toEqual(expect.arrayContaining(["program.publish", "settings.change", "key.revoke"]));
    expect((await log("group=key")).items.every(({ action }) => action.startsWith("key."))).toBe(true);
    expect((await log("actor=staff:1")).items).toEqual([]);
    expect((await log("until=2020-01-01")).items).toEqual([]);
    expect((await log("from=2020-01-01&until=2099-01-01")).items).toHaveLength(all.items.length);
    expect((await log("group=nothing&from=yesterday")).items).toHaveLength(all.items.length);
    expect((await pages.read(activity, "/app/settings/activity?cursor=x")).status).toBe(400);
  });

  it("pages without losing an entry", async () => {
    const acts = Array.from({ length: 60 }, (_, n) => ({
      actor: "staff:7",
      action: "settings.change",
      subject: "settings",
      detail: { n },
    }));
    const { noteActs } = await import("../programs/audit-entries.server");
    await inShop(shop.id, (tx) => noteActs(tx, acts));
    const first = await log("actor=staff:7");
    const second = await log(`actor=staff:7&cursor=${first.nextCursor}`);
    const seen = [...first.items, ...second.items].map(({ detail }) => (detail as { n: number }).n);
    expect(new Set(seen).size).toBe(60);
    expect(second.nextCursor).toBeNull();
  });

  it("WHEN an older version is brought back THEN it is live under a new number", async () => {
    const before = await live();
    const { body } = await pages.send(activity, "/app/settings/activity", { version: 1, ifMatch: before.number });
    expect(body).toEqual({ ok: true, version: before.number + 1 });
    expect((await live()).program.formOfAddress).toBe("vous");
    expect((await log("group=program")).items[0]?.detail).toMatchObject({ broughtBack: 1 });
  });
});
