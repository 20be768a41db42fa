import { describe, expect, it } from "vitest";
import { z } from "zod";
import { demoProgram, defaultProgram, frenchDemoProgram } from "./default-program";
import { parseProgram, programShape, upgrade } from "./program";
import { upgrade as upgradeWith } from "./program-upgrade";
import { localised } from "./texts";

/** The document of the design, section 7, word for word. */
const ofTheDesign = {
  schema: 1,
  currency: "GBP",
  startsAt: "2000-01-01T00:00:00Z",
  enrolment: "automatic",
  title: { en: "The Club", fr: "Le Club" },
  points: {
    names: { en: ["point", "points"], fr: ["point", "points"] },
    rounding: "floor",
    pendingDays: 14,
    expiry: { mode: "lot", months: 12, noticeDays: 30 },
  },
  eligible: { tagsExcluded: ["staff", "no-loyalty"], channels: ["online", "pos", "subscription", "draft"] },
  earning: [
    {
      key: "purchase",
      title: { en: "Shop", fr: "Vos achats" },
      on: "order",
      points: "1",
      per: "1.00",
      basis: { tax: "as-displayed", shipping: false, tips: false, duties: false },
      grantWhen: "paid",
    },
    { key: "signup", title: { en: "Join", fr: "Inscription" }, on: "signup", points: "50", limit: { times: 1 } },
    {
      key: "birthday",
      title: { en: "Your birthday", fr: "Votre anniversaire" },
      on: "birthday",
      points: "100",
      limit: { times: 1, every: "year" },
    },
  ],
  rewards: [
    {
      key: "five-off",
      title: { en: "£5 off", fr: "5 £ de réduction" },
      kind: "amount",
      cost: 200,
      value: "5.00",
      minimumSubtotal: "25.00",
      validDays: 30,
      combinesWith: { order: false, product: true, shipping: true },
    },
  ],
  tiers: {
    measure: "spend",
    window: "rolling-12-months",
    graceDays: 30,
    levels: [
      { key: "bronze", title: { en: "Bronze", fr: "Bronze" }, from: "0", multiplier: "1" },
      { key: "silver", title: { en: "Silver", fr: "Argent" }, from: "1000.00", multiplier: "1.25" },
      { key: "gold", title: { en: "Gold", fr: "Or" }, from: "3000.00", multiplier: "1.5" },
    ],
  },
  referral: { advocate: { points: "200" }, friend: { kind: "amount", value: "10.00", minimumSubtotal: "40.00" }, waitDays: 14 },
};

describe("the program document", () => {
  it("of the demo shop is the design's", () => {
    expect(demoProgram).toEqual(ofTheDesign);
  });

  it("takes the design's, keeps what it says, and fills in what it leaves out", () => {
    const parsed = parseProgram(ofTheDesign);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(parsed.program).toMatchObject({ ...ofTheDesign, startsAt: "2000-01-01T00:00:00.000Z" });
    expect(parsed.program.earning.every((rule) => !rule.archived)).toBe(true);
    expect(parsed.program.points).toMatchObject({ returnGraceDays: 0, giveBack: "share" });
  });

  it("read again, what was read is the same", () => {
    const once = parseProgram(ofTheDesign);
    expect(once.ok && parseProgram(JSON.parse(JSON.stringify(once.program)))).toEqual(once);
  });

  it("needs little: the smallest document", () => {
    const parsed = parseProgram({ schema: 1, currency: "EUR", title: { fr: "Club" }, points: { names: { fr: ["point", "points"] } } });
    expect(parsed).toMatchObject({
      ok: true,
      program: { startsAt: null, enrolment: "first-seen-signed-in", earning: [], rewards: [], tiers: null, referral: null },
    });
  });

  it("takes texts in other languages and images", () => {
    const parsed = parseProgram({
      ...ofTheDesign,
      title: { de: "Klub", "pt-BR": "Clube" },
      image: { de: "https://example.com/club.png" },
      rewards: [{ ...ofTheDesign.rewards[0], image: { en: "https://example.com/five.png" }, description: { en: "Any order" } }],
    });
    expect(parsed.ok).toBe(true);
  });

  it("can be said as JSON Schema, for the REST description", () => {
    expect(z.toJSONSchema(programShape, { io: "input" })).toMatchObject({ type: "object", additionalProperties: false });
  });
});

describe("upgrade", () => {
  const steps = {
    1: (document: Record<string, unknown>) => ({ ...document, second: true }),
    2: (document: Record<string, unknown>) => ({ ...document, third: true }),
  };

  it("lifts step by step and changes nothing of what it was given", () => {
    const old = { schema: 1 };
    expect(upgradeWith(old, steps)).toEqual({ schema: 3, second: true, third: true });
    expect(old).toEqual({ schema: 1 });
  });

  it("leaves the newest, the unknown and what is no document as they are", () => {
    expect([upgrade(ofTheDesign), upgrade({ schema: 7 }), upgrade(null), upgrade("x")]).toEqual([ofTheDesign, { schema: 7 }, null, "x"]);
  });
});

describe("the program that a shop starts from", () => {
  it.each(["GBP", "EUR", "USD", "JPY", "KWD", "HUF", "CLP", "INR"])("is right in %s", (currency) => {
    const program = defaultProgram(currency);
    expect(program).toMatchObject({ currency, startsAt: null, enrolment: "first-seen-signed-in" });
  });

  it("asks for amounts that look natural", () => {
    expect(defaultProgram("JPY").rewards[0]).toMatchObject({ value: "500", minimumSubtotal: "2500", title: { en: "¥500 off" } });
    expect(defaultProgram("KWD").earning[0]).toMatchObject({ per: "1.000" });
  });

  it("of the French demo shop is in euros and French", () => {
    expect(parseProgram(frenchDemoProgram)).toMatchObject({
      ok: true,
      program: { currency: "EUR", title: { fr: "Le Club" }, rewards: [{ title: { fr: "5 € de réduction" } }] },
    });
  });
});

it.each([
  ["fr", "Le Club"],
  ["fr-CA", "Le Club"],
  ["de", "The Club"],
])("a title in %s is %s", (language, title) => {
  expect(localised(ofTheDesign.title, language)).toBe(title);
  expect(localised({ fr: "Le Club", de: "Der Klub" }, "it", "fr")).toBe("Le Club");
  expect(localised({ fr: "Le Club", de: "Der Klub" }, "it")).toBe("Der Klub");
  expect(localised({}, "it")).toBeNull();
});
