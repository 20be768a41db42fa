import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "../../../tests/support/database";
import { singleton } from "../../base/singleton";
import { inShop } from "../../db/tenancy.server";
import type { MemberFace } from "../../face/public-face";
import { demoProgram } from "../../loyalty/default-program";
import type { ProgramDocument } from "../../loyalty/program";
import { eraseMember } from "../../members/erase.server";
import { mergeMembers } from "../../members/merge.server";
import { forgetOldVisits } from "../../members/occasions/visits.server";
import { publishProgram } from "../../programs/publish.server";
import { changeSettings } from "../../programs/settings.server";
import { useShop } from "../../redemptions/redemptions.fixture";
import { shopping, type ProxyPath, type Shopping } from "./proxy.fixture";

useDatabase({ connections: 20 });
const shop = useShop();
const ask = (customer: string | null, path: ProxyPath, how?: Shopping) => shopping(shop.domain, customer, path, how);
const faceOf = (heard: { body: Record<string, unknown> | null }) => heard.body?.["member"] as MemberFace;
const day = (month: number, date: number, more: Record<string, string> = {}) => ({
  fields: { month: String(month), day: String(date), agree: "yes", ...more },
});

const [purchase] = demoProgram.earning ?? [];
const title = { en: "Way", fr: "Façon" };
const link = "https://social.example/club";
const program: ProgramDocument = {
  ...demoProgram,
  points: { ...demoProgram.points, pendingDays: 0 },
  earning: [
    purchase!,
    { key: "birthday", title, on: "birthday", points: "100" },
    { key: "photo", title, on: "social", points: "8", network: "Instagram", link },
    { key: "daily", title, on: "visit", points: "1" },
    { key: "club", title, on: "visit", points: "20", path: "/pages/club", streak: 2 },
  ],
};
const publish = (change: Partial<ProgramDocument> = {}) =>
  inShop(shop.id, (tx) => publishProgram(tx, { ...program, ...change }, { by: "test" }));
const kept = (table: "birthday" | "member_act") => inShop(shop.id, (tx) => tx.sql(`select * from ${table} where shop_id = $1`, [shop.id]));

beforeEach(async () => {
  singleton("proxy-rate", () => new Map()).clear();
  await publish();
});

describe("a birthday", () => {
  it("is kept as day and month with the consent, shown, changed once a year and removed at once", async () => {
    const member = await shop.member(0);
    const heard = await ask(member, "birthday", day(4, 4, { language: "fr", year: "1990" }));
    expect(faceOf(heard)).toMatchObject({ birthday: { given: true, changeable: false } });
    expect(faceOf(heard).texts.en?.birthday).toBe("Your birthday: 4 April");
    const [row] = await kept("birthday");
    expect(row).toMatchObject({ month: 4, day: 4 });
    expect(JSON.stringify(row)).not.toContain("1990");
    const consents = () => inShop(shop.id, (tx) => tx.prisma.consent.findMany({ where: { kind: "birthday" } }));
    expect(await consents()).toMatchObject([{ language: "fr", surface: "storefront", withdrawnAt: null }]);
    expect(await ask(member, "birthday", day(5, 5))).toMatchObject({ status: 409, body: { reason: "birthday-changed" } });
    const removed = await ask(member, "birthday/remove", { fields: {} });
    expect(faceOf(removed)).toMatchObject({ birthday: { given: false, changeable: true } });
    expect(await ask(member, "birthday/remove", { fields: {} })).toMatchObject({ status: 200 });
    expect(await kept("birthday")).toEqual([]);
    expect((await consents())[0]?.withdrawnAt).not.toBeNull();
  });

  it.each<[string, Record<string, string>]>([
    ["a day that no year has", { month: "4", day: "31", agree: "yes" }],
    ["no consent", { month: "4", day: "4" }],
    ["no day", { month: "4", agree: "yes" }],
    ["a month that is none", { month: "13", day: "1", agree: "yes" }],
  ])("with %s is not kept", async (_, fields) => {
    const member = await shop.member(0);
    expect(await ask(member, "birthday", { fields })).toMatchObject({ status: 422, body: { reason: "birthday-missing" } });
    const form = await ask(member, "birthday", { json: false, fields: { ...fields, return: "/pages/club" } });
    expect(form.headers.get("location")).toBe("/pages/club?fidelio=birthday-missing#fidelio-birthday-missing");
  });

  it("asks for the age where the program does, and keeps the yes alone", async () => {
    await publish({ birthdays: { minimumAge: 16 } });
    const member = await shop.member(0);
    const acts = async () => (await kept("member_act")).filter((act) => act["kind"] === "age-declared");
    expect(await ask(member, "birthday", day(4, 4))).toMatchObject({ status: 422, body: { reason: "age-not-declared" } });
    expect(await acts()).toEqual([]);
    expect(faceOf(await ask(member, "birthday", day(4, 4, { age: "yes" })))).toMatchObject({ birthday: { given: true, aged: true } });
    expect((await acts()).map(({ act }) => act)).toEqual(["16"]);
    // declared once
    await ask(member, "birthday/remove", { fields: {} });
    expect((await ask(member, "birthday", day(4, 5))).status).toBe(200);
    await publish({ birthdays: { minimumAge: 18 } });
    await ask(member, "birthday/remove", { fields: {} });
    expect(await ask(member, "birthday", day(4, 5))).toMatchObject({ body: { reason: "age-not-declared" } });
  });

  it("goes with an erasure and moves with a merge", async () => {
    const [gone, into, erased] = [await shop.member(0), await shop.member(0), await shop.member(0)];
    for (const member of [gone, erased]) await ask(member, "birthday", day(7, 7));
    await ask(gone, "summary", { query: { page: "/pages/club" } });
    await inShop(shop.id, (tx) => mergeMembers(tx, { from: gone, into }));
    expect(faceOf(await ask(into, "summary")).texts.en?.birthday).toBe("Your birthday: 7 July");
    await inShop(shop.id, (tx) => eraseMember(tx, erased));
    await inShop(shop.id, (tx) => eraseMember(tx, into));
    expect(await inShop(shop.id, (tx) => tx.sql("select from birthday where month = 7"))).toEqual([]);
  });

  it("is for members, and for nobody while nobody sees the program", async () => {
    expect(await ask("4040404", "birthday", day(4, 4))).toMatchObject({ body: { reason: "not-member" } });
    const member = await shop.member(0);
    await ask(member, "leave", { fields: {} });
    expect(await ask(member, "birthday", day(4, 4))).toMatchObject({ body: { reason: "left" } });
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "nobody", tag: "x" } }));
    expect(await ask(await shop.member(0), "birthday", day(4, 4))).toMatchObject({ body: { reason: "unavailable" } });
    await inShop(shop.id, (tx) => changeSettings(tx, { visibility: { who: "everyone", tag: "x" } }));
  });
});

describe("a link that is followed", () => {
  it("counts once, leads a form to the link, and a second tap grants nothing more", async () => {
    const member = await shop.member(0);
    const taps = await Promise.all(Array.from({ length: 4 }, () => ask(member, "social", { fields: { rule: "photo" } })));
    expect(taps.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await shop.balance(member)).toMatchObject({ available: 8 });
    const form = await ask(member, "social", { json: false, fields: { rule: "photo" } });
    expect([form.status, form.headers.get("location")]).toEqual([303, link]);
    const face = faceOf(await ask(member, "social", { fields: { rule: "photo" } }));
    expect(face.available).toBe(8);
    expect(face.ways).toEqual([{ key: "photo", done: true, until: null }]);
    expect(face.texts.en?.ways).toEqual(["Done"]);
  });

  it("is one of the program's", async () => {
    const member = await shop.member(0);
    for (const rule of ["daily", "none"])
      expect(await ask(member, "social", { fields: { rule } })).toMatchObject({ body: { reason: "unavailable" } });
    expect(await ask("4040404", "social", { fields: { rule: "photo" } })).toMatchObject({ body: { reason: "not-member" } });
  });
});

// last: it moves the clock
describe("a visit", () => {
  it("counts once a day for each path that rules ask for, and days in a row", async () => {
    const member = await shop.member(0);
    const look = (page: string, query: Record<string, string> = {}) => ask(member, "summary", { query: { page, ...query } });
    expect(faceOf(await look("/pages/club")).available).toBe(1);
    const again = faceOf(await look("/pages/club"));
    expect(again.available).toBe(1);
    expect(again.texts.en?.ways.join(" | ")).toMatch(/^Again from \d+ \w+ \d{4} \| 1 of 2 days in a row$/u);
    await look("/");
    await shop.later(1);
    expect(faceOf(await look("/")).available).toBe(2);
    // under the address of another language the page is the same
    expect(
      faceOf(
        await ask(member, "summary", { query: { page: "/fr/pages/club" }, say: (query) => query.set("path_prefix", "/fr/apps/fidelio") }),
      ).available,
    ).toBe(22);
    await shop.later(1);
    expect(faceOf(await ask(member, "history", { query: { page: "/pages/club" } }).then(() => look("/cart"))).available).toBe(23);
    await shop.later(2);
    // broken: one day in a row again
    expect(faceOf(await look("/pages/club")).texts.en?.ways.at(-1)).toBe("1 of 2 days in a row");
  });

  it("of somebody who left, or of a page that nobody asks for, is not kept", async () => {
    await publish({ earning: [purchase!, { key: "club", title, on: "visit", points: "20", path: "/pages/club" }] });
    const member = await shop.member(0);
    const acts = (await kept("member_act")).length;
    await ask(member, "summary", { query: { page: "/collections/all" } });
    await ask(member, "leave", { fields: {} });
    await ask(member, "summary", { query: { page: "/pages/club" } });
    expect(await kept("member_act")).toHaveLength(acts);
    expect(await shop.balance(member)).toMatchObject({ available: 0 });
  });

  it("is forgotten when no streak looks back to it any more", async () => {
    await publish();
    const member = await shop.member(0);
    await ask(member, "summary", { query: { page: "/" } });
    await shop.later(399);
    await inShop(shop.id, forgetOldVisits);
    expect(await kept("member_act")).not.toEqual([]);
    await shop.later(2);
    await inShop(shop.id, forgetOldVisits);
    expect((await kept("member_act")).filter(({ kind }) => kind === "visit")).toEqual([]);
  });
});
