import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { earn } from "../earn";
import { line, order, programOf, refund, versionOf, withRule } from "../fixtures";
import { judgeMember } from "../judge";
import { languages, type Language, type Reason } from "../words";
import { catalogues, sentence } from "./catalogue";
import { explanationCodes, reason } from "./codes";
import { writeDate, writeMoney, writePoints } from "./figures";
import { render, renderReasons, wordingOf } from "./render";

const wording = wordingOf(programOf(), "Europe/London");
const say = (code: Reason, language: Language = "en") => render({ codes: [code] }, language, wording);
const silver = { tier: "silver", nth: 2 };

describe("the catalogues", () => {
  it("have the same keys", () => {
    for (const language of languages) expect(Object.keys(catalogues[language]).toSorted()).toEqual(Object.keys(catalogues.en).toSorted());
  });

  it("name the same figures in every language", () => {
    for (const [key, message] of Object.entries(catalogues.en)) {
      for (const language of languages) expect([key, placeholders(catalogues[language][key] ?? "")]).toEqual([key, placeholders(message)]);
    }
  });

  it("have a sentence for each code, that can be written with its figures alone", () => {
    for (const language of languages) {
      for (const code of explanationCodes) {
        const written = render({ codes: [{ code, points: 5, currency: "GBP" }] }, language, wording);
        expect(written).not.toContain(code.includes("-") ? code : "{");
        expect(written).not.toBe(sentence(language, "unknown", { code }));
      }
    }
  });

  it("hold every code that this room writes", () => {
    const room = join(import.meta.dirname, "..");
    const sources = readdirSync(room).filter((name) => name.endsWith(".ts") && !name.includes(".test."));
    const written = sources.flatMap((name) =>
      [...readFileSync(join(room, name), "utf8").matchAll(/reason\("([^"]+)"/g)].map((match) => match[1] ?? ""),
    );
    expect(written.length).toBeGreaterThan(15);
    for (const code of written) expect(explanationCodes).toContain(code);
  });

  it("have a sentence for each fault", () => {
    const checks = ["program-checks.ts", "earning-checks.ts", "check-tools.ts"]
      .map((name) => readFileSync(join(import.meta.dirname, "..", name), "utf8"))
      .join();
    const said = [...checks.matchAll(/say\([^;]*?, "([a-z-]+)"(?:, \{|\))/g)].map((match) => match[1] ?? "");
    expect(said.length).toBeGreaterThan(12);
    for (const code of said) expect(catalogues.en).toHaveProperty([`fault.${code}`]);
    // the message of a format is its code
    const shapes = ["program-shapes.ts", "goods-shape.ts", "earning-shape.ts", "points-shape.ts", "tiers-shape.ts", "program-parts.ts"]
      .map((name) => readFileSync(join(import.meta.dirname, "..", name), "utf8"))
      .join();
    const formats = [...shapes.matchAll(/(?:\.regex\([^\n]*?\/u?, |error: )"([a-z-]+)"/g)].map((match) => match[1] ?? "");
    expect(formats.length).toBeGreaterThan(10);
    for (const code of formats) expect(catalogues.en).toHaveProperty([`fault.${code}`]);
  });
});

describe("sentences", () => {
  it.each<[Language, string]>([
    ["en", "48 points: £48.20 of goods at 1 point per £1.00"],
    ["fr", "48 points\u00a0: 48,20\u00a0£ d’articles à raison de 1 point par 1,00\u00a0£"],
  ])("what an order earned, in %s", (language, text) => {
    expect(render(earn(order(), { tier: "bronze", nth: 1 }, versionOf(programOf())).explanation, language, wording)).toBe(text);
  });

  it.each<[Language, string]>([
    ["en", "60 points: £48.20 of goods at 1 point per £1.00, times 1.25 for the tier Silver"],
    ["fr", "60 points\u00a0: 48,20\u00a0£ d’articles à raison de 1 point par 1,00\u00a0£, fois 1,25 grâce au palier Argent"],
  ])("with the tier's multiplier, in %s", (language, text) => {
    expect(render(earn(order(), silver, versionOf(programOf())).explanation, language, wording)).toBe(text);
  });

  it("one after the other", () => {
    const facts = order({
      lines: [line(4820, { id: "1", quantity: 2, remaining: 1 }), line(2500, { id: "2", giftCard: true })],
      refunds: [refund("2026-03-20T12:00:00.000Z", { lines: [{ line: "1", quantity: 1 }], amount: 2410 })],
    });
    expect(renderReasons(earn(facts, { tier: null, nth: 1 }, versionOf(programOf())).explanation, "en", wording)).toEqual([
      "48 points: £48.20 of goods at 1 point per £1.00",
      "24 points taken back in all: £24.10 of goods is left after the refund",
      "The gift card did not count",
    ]);
  });

  it("why nothing was earned", () => {
    const member = { status: "active", joinedAt: null, blockedAt: null, leftAt: null } as const;
    const shop = { zone: "UTC", currency: "GBP" };
    const facts = order({ test: true });
    const [judged] = judgeMember({
      orders: [{ orderId: "1", placedAt: facts.placedAt, facts, held: null }],
      versions: [versionOf(programOf())],
      member,
      shop,
    }).judged;
    expect(judged && render(judged.explanation, "en")).toBe("Nothing earned: this was a test order");
    expect(judged && render(judged.explanation, "fr")).toBe("Aucun point\u00a0: c’était une commande de test");
  });

  it("half a point and other money", () => {
    const version = withRule({ points: "0.5", per: "0.500" }, (document) =>
      Object.assign(document, { currency: "KWD", rewards: [], tiers: null, referral: null }),
    );
    const facts = order({ currency: "KWD", lines: [line(12_345_678)] });
    const text = render(earn(facts, { tier: null, nth: 1 }, version).explanation, "en", wording);
    expect(text.replace(/\u00a0/g, " ")).toBe("12,345 points: KWD 12,345.678 of goods at 0.5 points per KWD 0.500");
  });

  it("the day on which the program began is the shop's", () => {
    const code = reason("before-program", { startsAt: "2026-03-31T23:30:00.000Z" });
    expect(say(code)).toBe("Nothing earned: the order was placed before the program began on 1 April 2026");
    expect(say(code, "fr")).toContain("1er avril 2026");
    expect(writeDate("nonsense", "en", "UTC")).toBe("");
  });

  it.each<[string, Reason, string]>([
    ["channel", reason("channel-excluded", { channel: "pos" }), "Nothing earned: orders in a shop do not earn points"],
    ["tag", reason("tag-excluded", { tag: "staff" }), "Nothing earned: orders tagged “staff” do not earn points"],
    ["cards", reason("gift-cards", { count: 3 }), "The 3 gift cards did not count"],
    ["limit", reason("limit-reached", { times: 2, every: "year" }), "Nothing earned: this is granted at most 2 times a year"],
    ["limit for ever", reason("limit-reached", { times: 1, every: null }), "Nothing earned: this is granted at most once"],
    ["anniversary", reason("anniversary", { points: 30, years: 1 }), "30 points for 1 year as a member"],
    ["anniversary of old", reason("anniversary", { points: 30 }), "30 points for an anniversary of joining"],
    ["visit", reason("visit", { points: 5 }), "5 points for visiting the shop"],
    ["streak", reason("visit", { points: 5, days: 7 }), "5 points for visiting the shop 7 days in a row"],
    [
      "refused by Shopify",
      { code: "released", points: 200, reason: "shopify-refused" },
      "200 points released: the reward could not be made",
    ],
    ["released otherwise", { code: "released", points: 200, reason: "by-member" }, "200 points released: the reward was not used"],
    ["owner", reason("owner-changed", { points: 5 }), "5 points taken back: the order no longer belongs to this customer"],
    ["outstanding", reason("partly-paid", { outstanding: 4000, currency: "GBP" }), "£40.00 is not paid yet and did not count"],
  ])("%s", (_name, code, text) => {
    expect(say(code)).toBe(text);
  });

  it("the points of a transfer stand in for a reason without its own", () => {
    expect(render({ codes: [{ code: "reserved" }] }, "en", { points: 200 })).toBe("200 points set aside for a reward");
    expect(render({ codes: [{ code: "reserved" }] }, "en")).toBe("points set aside for a reward");
  });

  it("a code of a newer version is named, not an error", () => {
    expect(say({ code: "telepathy" })).toBe("For the reason “telepathy”");
    expect(say({ code: "fault.key" })).toBe("For the reason “fault.key”");
  });
});

describe("figures", () => {
  it.each<[number | string, Language, string]>([
    [0, "en", "0 points"],
    [0, "fr", "0 point"],
    [1, "en", "1 point"],
    [1, "fr", "1 point"],
    [2, "fr", "2 points"],
    [12345, "en", "12,345 points"],
    [12345, "fr", "12\u202f345 points"],
    ["0.5", "fr", "0,5 point"],
  ])("%s points in %s: %s", (points, language, text) => {
    expect(writePoints(points, language)).toBe(text);
  });

  it("points are called as the program calls them, in its main language at need", () => {
    expect(writePoints(2, "fr", { fr: ["étoile", "étoiles"] })).toBe("2 étoiles");
    expect(writePoints(2, "en", { fr: ["étoile", "étoiles"] }, "fr")).toBe("2 étoiles");
  });

  it.each<[number, string, Language, string]>([
    [4820, "GBP", "en", "£48.20"],
    [4820, "EUR", "fr", "48,20\u00a0€"],
    [4820, "JPY", "en", "¥4,820"],
    [-500, "GBP", "en", "-£5.00"],
    [9007199254740991, "GBP", "en", "£90,071,992,547,409.91"],
  ])("%i %s in %s", (minor, currency, language, text) => {
    expect(writeMoney(minor, currency, language)).toBe(text);
  });
});

/** The names of the figures in a message, those within its choices too. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (parts: ReturnType<IntlMessageFormat["getAst"]>) => {
    for (const part of parts) {
      if (part.type === TYPE.literal || part.type === TYPE.pound || part.type === TYPE.tag) continue;
      names.add(part.value);
      if (part.type === TYPE.select || part.type === TYPE.plural) Object.values(part.options).forEach((option) => visit(option.value));
    }
  };
  visit(new IntlMessageFormat(message, "en").getAst());
  return [...names].toSorted();
}

/** Of the parser of messages, which is no dependency of ours. */
const TYPE = { literal: 0, select: 5, plural: 6, pound: 7, tag: 8 } as const;
