import { describe, expect, it } from "vitest";
import { programOf } from "../fixtures";
import type { EarningRule, ProgramDocument } from "../program";
import type { Language } from "../words";
import { conditionsIn, givesIn, ordinaryRule, wayIn } from "./rules";
import { voiceOf, type Voice } from "./voice";

type Document = Record<string, unknown>;
const shop = { locale: "en", zone: "Europe/London" };
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, " ");

function program(rules: Document[], rest: (document: ProgramDocument) => void = () => undefined) {
  return programOf((document) => {
    document.earning = [
      { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" },
      ...rules.map((rule, place) => ({ key: `rule-${place}`, title: { en: "Rule" }, ...rule })),
    ] as ProgramDocument["earning"];
    rest(document);
  });
}

function said(rule: Document, language: Language, more: Partial<Voice> = {}): string {
  const of = program([rule]);
  const voice = { ...voiceOf(of, language, shop, { goodsNames: { "1": "Coffee", "2": "Tea" } }), ...more };
  return plain(wayIn(voice, of.earning[1] as EarningRule));
}

const double = { on: "boost", effect: "multiply", by: "2" };
const fifty = { on: "order", gives: "per-order", points: "50" };

describe("a way to earn in words", () => {
  it.each<[Document, string, string]>([
    [
      {
        ...double,
        lines: { only: { collections: ["1"] } },
        when: { tiers: ["gold"], from: "2026-11-21", until: "2026-11-22" },
        cap: { period: { points: 500, every: "ever" } },
      },
      "2 times the points on Coffee, for Gold, from 21 November 2026 to 22 November 2026, at most 500 points each",
      "2 fois les points sur Coffee, pour Or, du 21 novembre 2026 au 22 novembre 2026, 500 points au plus par personne",
    ],
    [{ ...double, effect: "add", by: "0.5" }, "50% more points", "50 % en plus sur les points"],
    [fifty, "50 points for each order", "50 points par commande"],
    [{ ...fifty, gives: "per-line" }, "50 points for each different item", "50 points par article différent"],
    [
      { ...fifty, gives: "per-item", when: { nth: { is: [1, 2] }, minimum: "30.00" } },
      "50 points for each item, on the 1st and 2nd orders, from £30.00",
      "50 points par article, sur les 1re et 2e commandes, dès 30,00 £",
    ],
    [
      { ...fifty, when: { nth: { every: 5 }, weekdays: ["sunday", "saturday"], quantity: 3 } },
      "50 points for each order, on Saturday and Sunday, on every 5th order, from 3 items",
      "50 points par commande, le samedi et dimanche, toutes les 5 commandes, dès 3 articles",
    ],
    [
      { ...fifty, when: { channels: ["pos"], countries: ["FR", "BE"], currencies: ["EUR"], from: "2026-01-01" } },
      "50 points for each order, from 1 January 2026, in our shops, for orders to France or Belgium, when paid in EUR",
      "50 points par commande, à partir du 1er janvier 2026, en magasin, pour une livraison vers France ou Belgique, pour un paiement en EUR",
    ],
    [
      { ...fifty, lines: { only: { collections: ["1", "9"], vendors: ["Monmouth"] }, not: { tags: ["sale"], types: ["Gift"] } } },
      "50 points for each order on Coffee or 1 more collection (only by Monmouth) except goods of the type Gift and goods tagged sale",
      "50 points par commande sur Coffee ou 1 autre collection (seulement de la marque Monmouth) sauf les articles de type Gift et les articles portant la balise sale",
    ],
    [
      { ...fifty, lines: { only: { products: ["8", "9"] } } },
      "50 points for each order on 2 products",
      "50 points par commande sur 2 produits",
    ],
    [
      {
        on: "order",
        points: "2",
        per: "1.00",
        basis: { discountedLines: false, giftCardPayments: false },
        pendingDays: 30,
        limit: { times: 1, every: "week" },
      },
      "2 points for each £1.00 spent, on undiscounted goods only, except what is paid by gift card, to spend 30 days later, once a week",
      "2 points par 1,00 £ d’achat, hors articles remisés, hors paiements par carte-cadeau, à utiliser 30 jours plus tard, une fois par semaine",
    ],
    [
      {
        on: "challenge",
        counts: "items",
        lines: { only: { collections: ["1"] } },
        withinDays: 60,
        steps: [
          { at: "3", points: "10" },
          { at: "5", points: "100" },
        ],
      },
      "10 points for 3 items and 100 points for 5 items on Coffee, within 60 days, once",
      "10 points pour 3 articles et 100 points pour 5 articles sur Coffee, en 60 jours, une seule fois",
    ],
    [
      { on: "challenge", counts: "spend", steps: [{ at: "100.00", points: "10" }], times: 3 },
      "10 points for £100.00 spent, up to 3 times",
      "10 points pour 100,00 £ d’achats, jusqu’à 3 fois",
    ],
    [{ on: "birthday", points: "100", limit: { times: 1, every: "year" } }, "100 points, once a year", "100 points, une fois par an"],
    [{ on: "newsletter", points: "20", limit: { times: 9, every: "day" } }, "20 points, once", "20 points, une seule fois"],
    [{ on: "visit", points: "5", streak: 7 }, "5 points for 7 days in a row", "5 points pour 7 jours de suite"],
    [{ on: "anniversary", points: "5", years: [1, 5] }, "5 points, for years 1 and 5", "5 points, pour les années 1 et 5"],
    [
      { on: "review", points: "5", when: { tiers: ["gold"] }, pendingDays: 0 },
      "5 points, for Gold, to spend at once",
      "5 points, pour Or, à utiliser tout de suite",
    ],
  ])("%j", (rule, en, fr) => {
    expect(said(rule, "en")).toBe(en);
    expect(said(rule, "fr")).toBe(fr);
  });

  it("tells the merchant of customers by their tags and segments, and shoppers only that they are chosen", () => {
    const rule = { ...double, rules: ["purchase"], when: { customerTags: { any: ["vip"], none: ["staff"] }, segments: ["5"] } };
    expect(said(rule, "en")).toBe("2 times the points, for chosen customers");
    expect(said(rule, "en", { audience: "merchant" })).toBe(
      "2 times the points, for customers tagged “vip”, not for customers tagged “staff”, for one customer segment, with Shop",
    );
    expect(said(rule, "en", { audience: "merchant", goodsNames: { "5": "Regulars" } })).toContain("for the customer segment “Regulars”");
  });

  it("in two parts: what it gives, and when", () => {
    const of = program([{ ...double, when: { tiers: ["gold"] } }]);
    const voice = voiceOf(of, "en", shop);
    const rule = of.earning[1] as EarningRule;
    expect([givesIn(voice, rule), conditionsIn(voice, rule)]).toEqual(["2 times the points", "for Gold"]);
  });
});

describe("the rule that decides alone what an order earns", () => {
  it.each<[string, Document[], Document, boolean]>([
    ["a rate for all", [], {}, true],
    ["a challenge beside it", [{ on: "challenge", counts: "orders", steps: [{ at: "2", points: "1" }] }], {}, true],
    ["an archived boost", [{ ...double, archived: true }], {}, true],
    ["a boost", [double], {}, false],
    ["another rule", [fifty], {}, false],
    ["goods", [], { lines: { not: { tags: ["x"] } } }, false],
    ["a condition", [], { when: { minimum: "5.00" } }, false],
    ["a cap", [], { cap: { order: 5 } }, false],
    ["a limit", [], { limit: { times: 1 } }, false],
    ["whole points", [], { gives: "per-item" }, false],
    ["no tier's multiplier", [], { multiplied: false }, false],
    ["discounted lines left out", [], { basis: { discountedLines: false } }, false],
    ["gift cards left out", [], { basis: { giftCardPayments: false } }, false],
  ])("%s", (_name, rules, change, decides) => {
    const of = program(rules, (document) => Object.assign(document.earning?.[0] ?? {}, change));
    expect(ordinaryRule(of)?.key ?? null).toBe(decides ? "purchase" : null);
  });

  it("is none where goods are excluded", () => {
    expect(ordinaryRule(program([], (document) => (document.exclusions = { earning: { tags: ["x"] } })))).toBeNull();
  });
});
