import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

/** What Shopify asks of a block's schema and theme check does not look at. */
const root = "extensions/storefront";
type Tree = { [key: string]: string | Tree };
const json = (path: string) => JSON.parse(readFileSync(`${root}/${path}`, "utf8")) as Tree;
const english = json("locales/en.default.schema.json");
const french = json("locales/fr.schema.json");
const flat = (tree: Tree, at = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "string" ? [[at + key, value]] : flat(value, `${at}${key}.`)));

const word = z.string().regex(/^t:[a-z_.]+$/u, "words of a schema stand in locales/");
const input = { id: z.string().regex(/^[a-z][a-z0-9_]*$/u), label: word, info: word.optional() };
const setting = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), content: word, info: word.optional() }),
  z.strictObject({ type: z.literal("paragraph"), content: word }),
  z.strictObject({ type: z.literal("checkbox"), ...input, default: z.boolean() }),
  z
    .strictObject({
      type: z.literal("range"),
      ...input,
      min: z.number(),
      max: z.number(),
      step: z.number(),
      unit: z.string().max(3).optional(),
      default: z.number(),
    })
    .refine(
      ({ min, max, step, default: value }) => value >= min && value <= max && (value - min) % step === 0,
      "the default is one of the steps",
    )
    .refine(({ min, max, step }) => (max - min) / step >= 2 && (max - min) / step <= 101, "3 to 101 steps"),
  z
    .strictObject({
      type: z.literal("select"),
      ...input,
      options: z.array(z.strictObject({ value: z.string(), label: word })).min(2),
      default: z.string(),
    })
    .refine(({ options, default: value }) => options.some((option) => option.value === value), "the default is an option")
    .refine(({ options }) => new Set(options.map(({ value }) => value)).size === options.length, "each option once"),
  z.strictObject({ type: z.literal("color"), ...input, default: z.string().optional() }),
  z.strictObject({ type: z.literal("text"), ...input, default: z.string().optional() }),
  z.strictObject({ type: z.literal("product"), ...input, autofill: z.boolean().optional() }),
]);
const templates = z.enum([
  "404",
  "article",
  "blog",
  "cart",
  "collection",
  "index",
  "list-collections",
  "page",
  "password",
  "product",
  "search",
]);
const schema = z.strictObject({
  name: word,
  target: z.enum(["section", "body", "head"]),
  enabled_on: z.strictObject({ templates: z.array(templates).min(1) }).optional(),
  settings: z.array(setting).max(25),
});

const blocks = readdirSync(`${root}/blocks`).map((file) => {
  const [, text] = /\{% schema %\}([\s\S]*)\{% endschema %\}/u.exec(readFileSync(`${root}/blocks/${file}`, "utf8"))!;
  return { file, text: text!, schema: JSON.parse(text!) as z.input<typeof schema> };
});

describe.each(blocks)("the schema of $file", ({ file, text, schema: given }) => {
  it("has only what Shopify knows", () => {
    expect(schema.safeParse(given).error?.issues ?? []).toEqual([]);
    expect(given.target).toBe(file === "launcher.liquid" ? "body" : "section");
  });

  it("has unique ids, and keys that are said once", () => {
    const ids = given.settings.flatMap((one) => ("id" in one ? [one.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    // JSON takes the last of two equal keys without a word; written anew, nothing may be missing
    expect(text.replace(/\s/gu, "").length).toBe(JSON.stringify(given).replace(/\s/gu, "").length);
  });

  it("has words in both languages, names of at most 25 characters", () => {
    const keys = [...text.matchAll(/"t:([^"]+)"/gu)].map(([, key]) => key!);
    for (const tree of [english, french]) {
      const words = new Map(flat(tree));
      expect(keys.filter((key) => !words.get(key)?.trim())).toEqual([]);
      expect(words.get(given.name.slice(2))!.length).toBeLessThanOrEqual(25);
    }
  });
});

describe("the words of the theme editor", () => {
  it("are the same keys in both languages, all in use", () => {
    const used = new Set(blocks.flatMap(({ text }) => [...text.matchAll(/"t:([^"]+)"/gu)].map(([, key]) => key!)));
    const keys = flat(english).map(([key]) => key);
    expect(flat(french).map(([key]) => key)).toEqual(keys);
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it("are French where they are French", () => {
    const faults = /[ ][:;?»%€£]|[\p{L}\d}][:;?»](?!\w)|\p{L}'\p{L}|!|\.\.\./u;
    expect([...flat(french), ...flat(json("locales/fr.json"))].filter(([, text]) => faults.test(text))).toEqual([]);
  });

  it("are the same keys for what a block says by itself", () => {
    const keys = flat(json("locales/en.default.json")).map(([key]) => key);
    expect(flat(json("locales/fr.json")).map(([key]) => key)).toEqual(keys);
    const liquid = readdirSync(`${root}/snippets`).map((name) => readFileSync(`${root}/snippets/${name}`, "utf8"));
    expect([...liquid.join("").matchAll(/'([\w.]+)' \| t\b/gu)].map(([, key]) => key)).toEqual(keys);
  });
});
