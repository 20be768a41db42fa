import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusalReasons } from "../../app/face/proxy-answers";
import en from "../../app/face/words/en.json";
import frTu from "../../app/face/words/fr-tu.json";
import fr from "../../app/face/words/fr.json";

const read = (folder: string) => readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
const liquid = read("extensions/storefront/snippets").join("\n");
const script = read("extensions/panel").join("\n");
/** What the other extensions and the app itself say in these words: by name, as a whole word. */
const elsewhere = [
  "extensions/checkout",
  "extensions/account",
  "extensions/account-blocks",
  "extensions/pos",
  "extensions/admin",
  "extensions/shared",
  "app/routes",
]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .filter((file) => /(?<!\.test)\.tsx?$/u.test(file))
  .map((file) => readFileSync(file, "utf8"))
  .join("\n");
const saidElsewhere = (key: string) => new RegExp(`(?:ui\\.|["'])${key}\\b`, "u").test(elsewhere);
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(([found]) => found).sort();
const french = [...Object.entries(fr), ...Object.entries(frTu)];
const faults = (texts: [string, string][], fault: RegExp) => texts.filter(([, text]) => fault.test(text));

describe("the shoppers' copy", () => {
  it("has the same keys, in the same order, with the same placeholders", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(placeholders(fr[key as keyof typeof fr]), key).toEqual(placeholders(text));
    for (const [key, text] of Object.entries(frTu))
      expect(placeholders(text), key).toEqual(placeholders(fr[key as keyof typeof fr] ?? "missing {key}"));
  });

  it("says vous, or tu, and never both", () => {
    const vous = /\b(vous|votre|vos|\p{L}+ez)\b/iu;
    const tu = /\b(tu|ton|ta|tes|toi)\b|\bt’|-toi\b/iu;
    expect(faults(Object.entries(fr), tu)).toEqual([]);
    expect(faults(Object.entries(frTu), vous)).toEqual([]);
    // what says vous has its tu, and nothing else does
    const formal = Object.entries(fr).flatMap(([key, text]) => (vous.test(text) ? [key] : []));
    expect(Object.keys(frTu)).toEqual(formal);
  });

  it.each([
    ["a space that may break before : ; ? » % € £", / [:;?»%€£]/u],
    ["a sign that stands too near", /[\p{L}\d}][:;?»](?!\w)/u],
    ["a typewriter's apostrophe", /\p{L}'\p{L}/u],
    ["an exclamation mark or typewriter's dots", /!|\.\.\./u],
  ])("has in French not: %s", (_, fault) => {
    expect(faults(french, fault)).toEqual([]);
  });

  it("has no exclamation marks, and apostrophes as printed", () => {
    expect(faults(Object.entries(en), /!|\.\.\.|'/u)).toEqual([]);
  });

  it("uses every key, and has every key that is used", () => {
    const keys = Object.keys(en);
    const named = [...liquid.matchAll(/words\.ui\.([a-z_]+)/gu)].map(([, key]) => key!);
    const refused = refusalReasons.map((reason) => `refused_${reason.replaceAll("-", "_")}`);
    const built = ["product_points", "cart_points"]
      .flatMap((key) => [key, `${key}_guest`])
      .concat("product_points_from", "product_points_from_guest");
    const said = /assign said = '([^']*)'/u.exec(liquid)![1]!.split(" ");
    const used = new Set([...named, ...refused, ...built, ...said]);
    expect([...used].filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !used.has(key) && !saidElsewhere(key))).toEqual([]);
  });

  it("has a sentence for each refusal, and lays ready what the panel's script says", () => {
    expect(/assign reasons = '([^']*)'/u.exec(liquid)![1]!.split(" ")).toEqual([...refusalReasons]);
    const said = /assign said = '([^']*)'/u.exec(liquid)![1]!.split(" ");
    const spoken = said.filter((key) => script.includes(`"${key}"`));
    expect(spoken).toEqual(said);
    expect([...script.matchAll(/word\("(\w+)"\)/gu)].map(([, key]) => key).filter((key) => !said.includes(key!))).toEqual([]);
  });
});
