import { describe, expect, it } from "vitest";
import { demoProgram } from "./default-program";
import { parseProgram } from "./program";

type Document = Record<string, unknown>;

const order = { key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "1.00" };
const boost = { key: "double", title: { en: "Double" }, on: "boost", effect: "multiply", by: "2" };
const challenge = { key: "five", title: { en: "Five" }, on: "challenge", counts: "items", steps: [{ at: "5", points: "100" }] };
const signup = { key: "signup", title: { en: "Join" }, on: "signup", points: "50" };

/** The first fault of the demo program with these parts in place of its own, as path, code and sentence. */
function faultOf(parts: Document, language: "en" | "fr" = "en"): string[] | null {
  const parsed = parseProgram({ ...demoProgram, ...parts }, language);
  if (parsed.ok) return null;
  const [first] = parsed.faults;
  return first === undefined ? [] : [first.path, first.code, first.message];
}
const earning = (...rules: Document[]) => ({ earning: rules });
const onGoods = (lines: Document) => earning({ ...order, lines });

describe("what must hold between the fields", () => {
  it.each<[string, Document, string, string, string]>([
    [
      "a tier that there is not",
      earning({ ...order, when: { tiers: ["gold", "platin"] } }),
      "earning.0.when.tiers.1",
      "unknown-tier",
      "“platin” is no tier of this program.",
    ],
    [
      "one of an occasion",
      earning({ ...signup, when: { tiers: ["x"] } }),
      "earning.0.when.tiers.0",
      "unknown-tier",
      "“x” is no tier of this program.",
    ],
    [
      "a tier without tiers",
      { tiers: null, ...earning({ ...order, when: { tiers: ["gold"] } }) },
      "earning.0.when.tiers.0",
      "unknown-tier",
      "“gold” is no tier of this program.",
    ],
    [
      "a rule that there is not",
      earning(order, { ...boost, rules: ["buy"] }),
      "earning.1.rules.0",
      "unknown-rule",
      "“buy” is no rule for orders of this program that is multiplied.",
    ],
    [
      "a rule that is not multiplied",
      earning(order, { ...order, key: "fixed", multiplied: false }, { ...boost, rules: ["fixed"] }),
      "earning.2.rules.0",
      "unknown-rule",
      "“fixed” is no rule for orders of this program that is multiplied.",
    ],
    [
      "a boost of nothing",
      earning({ ...order, multiplied: false }, boost),
      "earning.1",
      "boost-without-rule",
      "No rule for orders is multiplied, so this has nothing to raise.",
    ],
    [
      "a boost that does not raise",
      earning(order, { ...boost, by: "1" }),
      "earning.1.by",
      "multiply-raises",
      "1 would not raise anything; a multiplier must be more than 1.",
    ],
    [
      "half a point an order",
      earning({ ...order, gives: "per-order", points: "0.5" }),
      "earning.0.points",
      "whole-number",
      '0.5 must be a whole number written as a text such as "5".',
    ],
    [
      "pence beyond the money's",
      earning({ ...order, when: { minimum: "5.005" } }),
      "earning.0.when.minimum",
      "money-digits",
      "5.005 is no amount in GBP, which has 2 decimals.",
    ],
    [
      "a step beyond the money's",
      earning({ ...challenge, counts: "spend", steps: [{ at: "5.005", points: "1" }] }),
      "earning.0.steps.0.at",
      "money-digits",
      "5.005 is no amount in GBP, which has 2 decimals.",
    ],
    [
      "half an item",
      earning({ ...challenge, steps: [{ at: "2.5", points: "1" }] }),
      "earning.0.steps.0.at",
      "whole-number",
      '2.5 must be a whole number written as a text such as "5".',
    ],
    [
      "steps that do not rise",
      earning({
        ...challenge,
        steps: [
          { at: "5", points: "1" },
          { at: "5", points: "2" },
        ],
      }),
      "earning.0.steps.1.at",
      "steps-rise",
      "5 must be more than 5 of the step before it.",
    ],
    [
      "days the wrong way round",
      earning({ ...order, when: { from: "2026-11-22", until: "2026-11-21" } }),
      "earning.0.when.from",
      "from-after-until",
      "2026-11-22 is after the last day, 2026-11-21.",
    ],
    [
      "goods without a list",
      onGoods({ only: {} }),
      "earning.0.lines.only",
      "goods-empty",
      "Name at least one product, variant, collection, vendor, type or tag, or leave this out.",
    ],
    [
      "exclusions without a list",
      { exclusions: { spending: {} } },
      "exclusions.spending",
      "goods-empty",
      "Name at least one product, variant, collection, vendor, type or tag, or leave this out.",
    ],
    [
      "spending that ends before earning",
      { closing: { earnUntil: "2027-02-01T00:00:00Z", spendUntil: "2027-01-01T00:00:00Z" } },
      "closing.spendUntil",
      "spend-before-earn",
      "2027-01-01T00:00:00.000Z is before 2027-02-01T00:00:00.000Z, until when orders earn; spending must stay possible until then.",
    ],
    [
      "reminders that do not fall",
      { points: { ...demoProgram.points, reminders: [7, 30] } },
      "points.reminders.1",
      "reminders-fall",
      "30 must be less than 7 before it: the longest comes first.",
    ],
    [
      "30 February",
      { points: { ...demoProgram.points, expiry: { mode: "dates", days: ["06-30", "02-30"] } } },
      "points.expiry.days.1",
      "no-day",
      "02-30 is no day of the calendar.",
    ],
    [
      "a year that begins on 29 February",
      { tiers: { ...demoProgram.tiers, yearStarts: "02-29" } },
      "tiers.yearStarts",
      "leap-day",
      "02-29 is not in every year; choose another day.",
    ],
    [
      "a notice without words",
      { closing: { earnUntil: "2027-02-01T00:00:00Z", spendUntil: "2027-03-01T00:00:00Z", notice: {} } },
      "closing.notice",
      "no-language",
      '{} has no text; give it in at least one language, such as {"en": "…"}.',
    ],
    [
      "no day",
      earning({ ...order, when: { from: "21.11.2026" } }),
      "earning.0.when.from",
      "day",
      '"21.11.2026" is no day; write it as "2026-11-21".',
    ],
    [
      "no day of a year",
      { tiers: { ...demoProgram.tiers, yearStarts: "April" } },
      "tiers.yearStarts",
      "day-of-year",
      '"April" is no day of a year; write it as "04-06".',
    ],
    [
      "no id",
      onGoods({ only: { products: ["gid://shopify/Product/1"] } }),
      "earning.0.lines.only.products.0",
      "id",
      '"gid://shopify/Product/1" is no Shopify id; write its number as a text such as "123456".',
    ],
    [
      "no country",
      earning({ ...order, when: { countries: ["France"] } }),
      "earning.0.when.countries.0",
      "country",
      '"France" is no country; write its two letters, such as "GB".',
    ],
    [
      "no link",
      earning({ key: "insta", title: { en: "Insta" }, on: "social", points: "5", network: "Instagram", link: "insta" }),
      "earning.0.link",
      "link",
      '"insta" is no link; it must begin with https://.',
    ],
    [
      "no page",
      earning({ key: "visit", title: { en: "Visit" }, on: "visit", points: "5", path: "club" }),
      "earning.0.path",
      "path",
      '"club" is no page of the shop; it must begin with a stroke, such as "/pages/club".',
    ],
  ])("%s", (_name, parts, path, code, message) => {
    expect(faultOf(parts)).toEqual([path, code, message]);
    expect(faultOf(parts, "fr")).toEqual([path, code, expect.not.stringMatching(/\b(?:is|the|must)\b/u)]);
  });

  it.each<[string, Document]>([
    ["a tier and rules that there are", earning(order, { ...boost, rules: ["purchase"], when: { tiers: ["gold"] } })],
    ["an archived boost of rules that went", earning({ ...order, multiplied: false }, { ...boost, archived: true })],
    ["one day", earning({ ...order, when: { from: "2026-11-21", until: "2026-11-21" } })],
    ["29 February among the days of expiry", { points: { ...demoProgram.points, expiry: { mode: "dates", days: ["02-29"] } } }],
    ["a half that is multiplied", earning(order, { ...boost, by: "1.5" })],
    ["whole points written with zeros", earning({ ...order, gives: "per-item", points: "5.00" })],
    [
      "steps of money",
      earning({
        ...challenge,
        counts: "spend",
        steps: [
          { at: "5.50", points: "1" },
          { at: "10.00", points: "2" },
        ],
      }),
    ],
    ["a closing", { closing: { earnUntil: "2027-02-01T00:00:00Z", spendUntil: "2027-02-01T00:00:00Z", notice: { en: "Thank you." } } }],
    ["reminders that fall", { points: { ...demoProgram.points, reminders: [60, 30, 7] } }],
  ])("takes %s", (_name, parts) => {
    expect(faultOf(parts)).toBeNull();
  });
});

describe("whatever stands in the place of a text", () => {
  const rich: Document = {
    ...demoProgram,
    boosts: { combine: "all" },
    exclusions: { earning: { tags: ["x"], collections: ["1"] }, spending: { products: ["2"] } },
    closing: { earnUntil: "2027-01-01T00:00:00Z", spendUntil: "2027-02-01T00:00:00Z" },
    earning: [
      { ...order, when: { minimum: "5.00", tiers: ["gold"], from: "2026-01-01", until: "2026-02-01", nth: { is: [1] } } },
      { ...order, key: "whole", gives: "per-item", lines: { only: { vendors: ["a"] } } },
      { ...boost, rules: ["purchase"] },
      { ...challenge, counts: "spend" },
      challenge,
    ],
  };
  it.each(texts(rich).map((path) => [path.join("."), path]))("is a fault or a program, at %s", (_name, path) => {
    for (const other of ["", "abc", "-5", "1.2.3", "1e9", "9".repeat(400), 5, null, [], {}]) {
      const document = structuredClone(rich);
      const steps = [...path];
      const last = steps.pop() ?? "";
      const parent = steps.reduce((at, step) => at[step] as Document, document);
      parent[last] = other;
      const parsed = parseProgram(document);
      expect(parsed.ok ? parsed.program : parsed.faults.every(({ message }) => message.length > 0)).toBeTruthy();
    }
  });
});

/** The path of every text in a document. */
function texts(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([step, inner]) => texts(inner, [...path, step]));
}
