import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { demoProgram } from "../default-program";
import { parseProgram, programShape, type Program, type ProgramDocument } from "../program";
import { changesInWords, labelOf } from "./changes";
import en from "./changes/en.json";
import fr from "./changes/fr.json";
import { voiceOf } from "./voice";

const parse = (change: Partial<ProgramDocument> = {}): Program => {
  const parsed = parseProgram({ ...demoProgram, ...change });
  if (!parsed.ok) throw new Error(parsed.faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return parsed.program;
};
const before = parse();
const shop = { locale: "en", zone: "Europe/London" };
const says = (after: Program, language: "en" | "fr" = "en") =>
  changesInWords(before, after, voiceOf(after, language, shop)).map((change) => change.says.replace(/[\u00a0\u202f]/gu, " "));
const tiers = before.tiers!;

describe("what a document changes, in words", () => {
  it("is nothing between equal ones, in whatever order their fields stand", () => {
    expect(says(parse())).toEqual([]);
    expect(says(Object.fromEntries(Object.entries(before).reverse()) as Program)).toEqual([]);
  });

  it("names the tier and both amounts", () => {
    const levels = tiers.levels.map((level) => (level.key === "silver" ? { ...level, from: "800.00" } : level));
    const after = { ...before, tiers: { ...tiers, levels } };
    expect(changesInWords(before, after, voiceOf(after, "en", shop))).toEqual([
      { part: "tiers", key: "silver", says: "Silver: from £1,000.00 to £800.00" },
    ]);
    expect(says(after, "fr")).toEqual(["Argent : de 1 000,00 £ à 800,00 £"]);
  });

  it("says when points expire and can be spent", () => {
    const points = { ...before.points, pendingDays: 1, expiry: { mode: "lot", months: 18, noticeDays: 30 } as const };
    expect(says({ ...before, points })).toEqual([
      "Points can be spent after 1 day instead of 14",
      "Points expire after 18 months instead of 12",
    ]);
  });

  it("says what a rule gives as one rate, and what else differs of it", () => {
    const [purchase, ...others] = before.earning;
    const earning = [{ ...purchase!, points: "2", grantWhen: "fulfilled" } as Program["earning"][number], ...others];
    expect(says({ ...before, earning })).toEqual([
      "Shop: 2 points for each £1.00 spent instead of 1 point for each £1.00 spent",
      "Shop: when points are granted: when fulfilled instead of when paid",
    ]);
  });

  it("writes a reward's money as money, names the products to choose from, and tells the payments of a subscription", () => {
    const rewards = (cap: string, variant: string, subscriptions: "none" | "first") =>
      parse({
        rewards: [
          { key: "tenth", kind: "percentage", title: { en: "A tenth off" }, cost: 200, percent: "10", cap, subscriptions },
          { key: "tea", kind: "product", title: { en: "Tea" }, cost: 200, choices: [{ product: "1", variant }] },
        ],
      });
    const [held, after] = [rewards("10", "7", "none"), rewards("20", "8", "first")];
    const names = { goodsNames: { "7": "Green tea", "8": "Black tea" } };
    expect(changesInWords(held, after, voiceOf(after, "en", shop, names)).map((change) => change.says)).toEqual([
      "A tenth off: most that it takes off: £20.00 instead of £10.00",
      "A tenth off: payments of a subscription that it lowers: the first instead of none",
      "Tea: free products: “Black tea” instead of “Green tea”",
    ]);
  });

  it("tells of parts that come, go, are put away, taken up again and stand in another order", () => {
    const [purchase, signup, birthday] = before.earning;
    const event = { key: "quiz", title: { en: "Quiz" }, on: "event", type: "quiz", points: "5" } as const;
    const { earning } = parse({ earning: [...demoProgram.earning!.slice(0, 2), event] });
    expect(says({ ...before, earning })).toEqual(["New way to earn: Quiz, 5 points", "Your birthday is taken out"]);
    const archived = { ...before, earning: [purchase!, { ...signup!, archived: true }, birthday!] };
    expect(says(archived)).toEqual(["Join no longer counts"]);
    expect(changesInWords(archived, before, voiceOf(before, "en", shop)).map((change) => change.says)).toEqual(["Join counts again"]);
    expect(says({ ...before, earning: [birthday!, purchase!, signup!] })).toEqual(["Another order: Your birthday, Shop, and Join"]);
  });

  it("tells of pausing, closing and what has no words of its own", () => {
    expect(says({ ...before, earningPaused: true })).toEqual(["Earning is paused"]);
    const closing = { earnUntil: "2026-12-31T23:59:59.999Z", spendUntil: "2027-03-31T22:59:59.999Z" };
    expect(says({ ...before, closing })).toEqual([
      "End of earning: 31 December 2026, 23:59, where nothing was said",
      "End of spending: 31 March 2027, 23:59, where nothing was said",
    ]);
    expect(says({ ...before, title: { ...before.title, en: "The Circle" } })).toEqual([
      "Title of the program (en): “The Circle” instead of “The Club”",
    ]);
    expect(says({ ...before, tiers: null })[0]).toBe("The program has no tiers any more");
  });

  it("calls goods and segments by their names, where they are known", () => {
    const after = { ...before, exclusions: { earning: { collections: ["9", "10"] } } };
    const voice = { ...voiceOf(after, "en", shop), goodsNames: { "9": "Coffee" } };
    expect(changesInWords(before, after, voice).map((change) => change.says)).toEqual([
      "Goods that never earn, collections: “Coffee” and 10, where nothing was said",
    ]);
  });

  it("is all that there is, before the first publication", () => {
    const all = changesInWords(null, before, voiceOf(before, "en", shop)).map((change) => change.says);
    expect(all).toContain("New reward: £5 off, 200 points");
    expect(all).toContain("New tier: Silver");
    expect(all).toContain("The program has tiers");
  });
});

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** All places of a document, to change it anywhere. */
function placesOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) => placesOf(each, [...path, Array.isArray(value) ? Number(name) : name]));
  return [path, ...inner];
}

function changedAt(value: Json, path: readonly (string | number)[], change: (held: Json) => Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  const copy = structuredClone(value) as { [field: string]: Json };
  copy[first] = changedAt(copy[first] ?? null, rest, change);
  return copy;
}

/** A document that says something in every corner. */
const rich = parse({
  ...demoProgram,
  description: { en: "Points for coffee" },
  closing: { earnUntil: "2027-12-31T23:59:59.999Z", spendUntil: "2028-03-31T22:59:59.999Z", notice: { en: "Thank you" } },
  exclusions: { earning: { collections: ["9"] }, spending: { tags: ["gift"] } },
  terms: { ask: true, texts: { en: "Be kind" } },
  earning: [
    {
      ...{ key: "purchase", title: { en: "Shop" }, on: "order", points: "1", per: "2.00", limit: { times: 3, every: "day" } },
      ...{ cap: { order: 500, period: { points: 900, every: "month" } }, lines: { only: { products: ["1"] }, not: { vendors: ["x"] } } },
      when: {
        tiers: ["gold"],
        customerTags: { any: ["a"] },
        weekdays: ["monday"],
        from: "2026-11-21",
        nth: { is: [1] },
        countries: ["GB"],
      },
    },
    { key: "double", title: { en: "Double" }, on: "boost", effect: "multiply", by: "2", rules: ["purchase"] },
    { key: "five", title: { en: "Five" }, on: "challenge", counts: "items", steps: [{ at: "5", points: "50" }] },
    { key: "visit", title: { en: "Visit" }, on: "visit", points: "5", path: "/pages/club", streak: 3, limit: { times: 1 } },
  ],
  tiers: {
    ...demoProgram.tiers!,
    levels: [
      { key: "silver", title: { en: "Silver" }, from: "0" },
      { key: "gold", title: { en: "Gold" }, from: "300.00", gift: { points: 10 }, perks: [{ en: "Tea", fr: "Thé" }] },
    ],
  },
} as Partial<ProgramDocument>);

/** Values of all kinds that a field may hold: what the shape does not take is no document. */
const values: Json[] = [
  ...[null, true, false, 1, 2, 50, 365, "1", "2.50", "900.00", "2026-12-24", "2029-01-01T00:00:00.000Z", "04-06", "tea", "GB", "FR", "EUR"],
  ...Object.keys(en).flatMap((key) => (key.startsWith("value.") ? [key.slice("value.".length)] : [])),
  ...[[], ["7"], ["tea"], [1, 2], ["tuesday"], ["gold", "silver"], {}, { en: "Words" }, { fr: "Mots" }, { mode: "none" }, { every: 3 }],
  ...[{ mode: "dates", days: ["01-31"], noticeDays: 30 }, { products: ["4"] }, { times: 9 }, { points: 11 }, [{ en: "Tea", fr: "Café" }]],
];

it("any change of a document gives at least one sentence, and no change none", () => {
  const places = placesOf(rich as unknown as Json).filter((path) => path.length > 0 && path.at(-1) !== "key");
  const language = fc.constantFrom("en" as const, "fr" as const);
  let seen = 0;
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(...values), language, (path, value, spoken) => {
      const parsed = programShape.safeParse(changedAt(rich as unknown as Json, path, () => value));
      fc.pre(parsed.success && JSON.stringify(parsed.data) !== JSON.stringify(rich));
      seen += 1;
      const after = parsed.data as Program;
      const changes = changesInWords(rich, after, voiceOf(rich, spoken, shop));
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.every(({ says: words }) => words.length > 3 && !words.includes("undefined"))).toBe(true);
      expect(changesInWords(after, structuredClone(after), voiceOf(rich, spoken, shop))).toEqual([]);
    }),
    { numRuns: 200, maxSkipsPerRun: 1000 },
  );
  expect(seen).toBeGreaterThan(150);
}, 60_000);

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; additionalProperties?: unknown };

/** Every field of the document's shape, by the names under which changes.ts finds its words. */
function fieldsOf(schema: Schema, path: string[] = []): string[] {
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (options.length > 0) return options.flatMap((option) => fieldsOf(option, path));
  if (schema.properties) return Object.entries(schema.properties).flatMap(([name, inner]) => fieldsOf(inner, [...path, name]));
  const keyed = { earning: "rule", rewards: "reward", "tiers.levels": "level" }[path.join(".")];
  if (keyed !== undefined && schema.items) return fieldsOf(schema.items, [keyed]);
  return [path.join(".")];
}

it("every field of the document has words in both languages, and nothing else has", () => {
  const schema = z.toJSONSchema(programShape, { unrepresentable: "any", io: "output" }) as Schema;
  const fields = [...new Set(fieldsOf(schema))].filter((field) => !/\.(key|archived)$/u.test(field));
  expect(fields.length).toBeGreaterThan(100);
  for (const language of ["en", "fr"] as const) {
    const voice = voiceOf(before, language, shop);
    expect(fields.filter((field) => labelOf(voice, field.split(".")) === field && field.includes("."))).toEqual([]);
  }
  const places = new Set(fields.flatMap((field) => [field, field.split(".").slice(0, -1).join(".")]));
  const named = Object.keys(en)
    .filter((key) => key.startsWith("field."))
    .map((key) => key.slice("field.".length));
  expect(named.filter((field) => !places.has(field))).toEqual([]);
  expect(Object.keys(fr)).toEqual(Object.keys(en));
});
