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
import { ofSource } from "./of-source";
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

describe("the sentences of rules, boosts and challenges", () => {
  const program = programOf((document) => {
    document.earning = [
      { key: "shop", title: { en: "Shop", fr: "Vos achats" }, on: "order", points: "1", per: "1.00" },
      { key: "double", title: { en: "Double coffee", fr: "Café double" }, on: "boost", effect: "multiply", by: "2" },
      {
        key: "five",
        title: { en: "Five bags", fr: "Cinq sachets" },
        on: "challenge",
        counts: "items",
        steps: [{ at: "5", points: "100" }],
      },
    ];
  });
  const words = wordingOf(program, "Europe/London");
  const both = (code: Reason) => languages.map((language) => render({ codes: [code] }, language, words).replace(/[\u00a0\u202f]/gu, " "));
  const rate = { rule: "shop", points: 60, base: 4820, currency: "GBP", rate: "1", per: 100 };

  it.each<[Reason, string, string]>([
    [
      reason("rule-rate", { ...rate, multiplier: "1.25", tier: "silver", rounded: "down" }),
      "“Shop”: 60 points, £48.20 of goods at 1 point per £1.00, times 1.25 for the tier Silver, rounded down",
      "« Vos achats » : 60 points, 48,20 £ d’articles à raison de 1 point par 1,00 £, fois 1,25 grâce au palier Argent, par arrondi inférieur",
    ],
    [
      reason("rule-rate", { ...rate, points: 48 }),
      "“Shop”: 48 points, £48.20 of goods at 1 point per £1.00",
      "« Vos achats » : 48 points, 48,20 £ d’articles à raison de 1 point par 1,00 £",
    ],
    [
      reason("rule-whole", { rule: "shop", points: 30, rate: "10", gives: "per-item", count: 3 }),
      "“Shop”: 30 points, 10 points for each of 3 pieces",
      "« Vos achats » : 30 points, 10 points pour chaque pièce, au nombre de 3",
    ],
    [
      reason("rule-whole", { rule: "shop", points: 50, rate: "50", gives: "per-order", count: 1 }),
      "“Shop”: 50 points, 50 points for the order",
      "« Vos achats » : 50 points, 50 points pour la commande",
    ],
    [
      reason("rule-capped", { rule: "double", points: 500, most: 500, every: "order", used: 0, more: 320 }),
      "“Double coffee” gives 500 points here: at most 500 points an order; 320 points more would have come",
      "« Café double » donne ici 500 points : 500 points au plus par commande ; sans cela, 320 points de plus",
    ],
    [
      reason("rule-capped", { rule: "double", points: 380, most: 500, every: "month", used: 120, more: 20 }),
      "“Double coffee” gives 380 points here: at most 500 points a month, of which 120 points came before; 20 points more would have come",
      "« Café double » donne ici 380 points : 500 points au plus par mois, avec auparavant 120 points ; sans cela, 20 points de plus",
    ],
    [
      reason("boost-multiply", { rule: "double", points: 48, by: "2", count: 1, multiplier: "1.5", tier: "gold" }),
      "“Double coffee”: 48 points more on one line, times 2, then times 1.5 for the tier Gold",
      "« Café double » : 48 points de plus sur une ligne, fois 2, puis fois 1,5 grâce au palier Or",
    ],
    [
      reason("boost-add", { rule: "double", points: 24, by: "0.5", count: 0 }),
      "“Double coffee”: 24 points more, 0.5 times on top",
      "« Café double » : 24 points de plus, 0,5 fois en supplément",
    ],
    [
      reason("boost-beaten", { rule: "double", other: "shop" }),
      "“Double coffee” does not come on top of “Shop”, which gives more",
      "« Café double » ne s’ajoute pas à « Vos achats », qui donne plus",
    ],
    [
      reason("boosts-together", { count: 2 }),
      "Several boosts met on 2 lines: what is added is added up first, then what multiplies multiplies",
      "Plusieurs boosts se rejoignent sur 2 lignes : d’abord les suppléments s’additionnent, ensuite les multiplicateurs s’appliquent",
    ],
    [
      reason("challenge-progress", { rule: "five", counts: "items", progress: 4, goal: 5, currency: "GBP" }),
      "“Five bags”: 4 of 5 pieces so far",
      "« Cinq sachets » : 4 sur 5 pièces à ce jour",
    ],
    [
      reason("challenge-goal", { rule: "five", points: 100, counts: "spend", progress: 5000, goal: 5000, currency: "GBP" }),
      "“Five bags”: 100 points for the goal, £50.00 of goods",
      "« Cinq sachets » : 100 points pour l’objectif, 50,00 £ d’articles",
    ],
    [reason("order-nth", { nth: 3 }), "This was the 3rd order that counts", "C’était la 3e commande comptée"],
    [reason("order-nth", { nth: 1 }), "This was the 1st order that counts", "C’était la 1re commande comptée"],
    [
      reason("lines-excluded", { count: 2 }),
      "2 lines are of goods that never earn",
      "2 lignes portent sur des articles qui ne rapportent jamais",
    ],
    [
      reason("lines-left-out", { rule: "shop", count: 1, reason: "discounted" }),
      "“Shop” left out one line: discounted goods do not count",
      "« Vos achats » n’a pas compté une ligne : les articles remisés ne comptent pas",
    ],
    [
      reason("gift-card-paid", { rule: "shop", amount: 2000, currency: "GBP" }),
      "“Shop” did not count £20.00 paid by gift card",
      "« Vos achats » n’a pas compté 20,00 £ payés par carte-cadeau",
    ],
    [
      reason("rule-taken", { rule: "double", points: 48, reason: "refunded" }),
      "“Double coffee”: 48 points taken back in all after the refund",
      "« Café double » : reprise de 48 points en tout après le remboursement",
    ],
    [
      reason("rule-not-met", { rule: "double", reason: "customer-tag" }),
      "Nothing for “Double coffee”: it is for other customers",
      "Rien pour « Café double » : réservé à d’autres clients",
    ],
    [
      reason("rule-minimum", { rule: "shop", base: 1250, amount: 3000, currency: "GBP" }),
      "Nothing for “Shop”: £12.50 of £30.00 that are needed",
      "Rien pour « Vos achats » : 12,50 £ sur 30,00 £ nécessaires",
    ],
    [
      reason("rule-quantity", { rule: "shop", count: 2, needed: 3 }),
      "Nothing for “Shop”: 2 of 3 pieces that are needed",
      "Rien pour « Vos achats » : 2 sur 3 pièces nécessaires",
    ],
    [
      reason("rule-nth", { rule: "shop", nth: 2 }),
      "Nothing for “Shop”: it is not for the 2nd order",
      "Rien pour « Vos achats » : elle ne vaut pas pour la 2e commande",
    ],
    [
      reason("rule-limit", { rule: "shop", times: 1, every: "month" }),
      "Nothing for “Shop”: already given as often as possible this month",
      "Rien pour « Vos achats » : déjà donné aussi souvent que possible ce mois-là",
    ],
    [
      reason("rule-nothing", { rule: "shop", reason: "lines" }),
      "Nothing for “Shop”: none of the goods count for it",
      "Rien pour « Vos achats » : aucun article ne compte",
    ],
    [
      reason("program-closed", { at: "2026-12-31T23:30:00.000Z" }),
      "Nothing earned: earning ended on 31 December 2026",
      "Aucun point : le gain a pris fin le 31 décembre 2026",
    ],
    [
      reason("back-awarded", { at: "2026-12-01T12:00:00.000Z" }),
      "The order is older than the program; the shop counted it on 1 December 2026",
      "La commande est antérieure au programme ; la boutique l’a comptée le 1er décembre 2026",
    ],
  ])("%j", (code, en, fr) => {
    expect(both(code)).toEqual([en, fr]);
  });

  it("a whole order, rule by rule, and of one source what concerns it", () => {
    const version = versionOf(program);
    const { explanation } = earn(order({ lines: [line(2400, { quantity: 4 })] }), { tier: "gold", nth: 2 }, version);
    expect(renderReasons(explanation, "en", words)).toEqual([
      "“Shop”: 36 points, £24.00 of goods at 1 point per £1.00, times 1.5 for the tier Gold",
      "“Double coffee”: 36 points more on one line, times 2, then times 1.5 for the tier Gold",
      "“Five bags”: 4 of 5 pieces so far",
    ]);
    expect(renderReasons(ofSource(explanation, "double"), "en", words)).toEqual([
      "“Double coffee”: 36 points more on one line, times 2, then times 1.5 for the tier Gold",
    ]);
    expect(ofSource({ codes: [reason("gift-cards", { count: 1 })] }, "double").codes).toHaveLength(1);
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
