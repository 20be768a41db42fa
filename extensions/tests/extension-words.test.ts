import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extensionWords } from "../../app/face/extension-words";
import ui from "../../app/face/words/en.json";

const root = "app/face/words";
const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const read = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(root, folder, `${name}.json`), "utf8")) as Record<string, string>;
const sources = ["shared", "checkout", "account", "account-blocks"].flatMap((folder) =>
  (readdirSync("extensions").includes(folder) ? readdirSync(join("extensions", folder), { recursive: true, encoding: "utf8" }) : [])
    .filter((name) => /\.tsx?$/u.test(name) && !name.includes(".test.") && !name.startsWith("dist"))
    .map((name) => readFileSync(join("extensions", folder, name), "utf8")),
);
const script = sources.join("\n");
const placeholders = (text = "") => [...text.matchAll(/\{\w+\}/gu)].map(([found]) => found).sort();
const faults = (texts: Record<string, string>, fault: RegExp) => Object.entries(texts).filter(([, text]) => fault.test(text));

describe.each(folders)("the words of UI extensions in %s", (folder) => {
  const [en, fr, tu] = [read(folder, "en"), read(folder, "fr"), read(folder, "fr-tu")];

  it("have the same keys, in the same order, with the same placeholders", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(placeholders(fr[key]), key).toEqual(placeholders(text));
    for (const [key, text] of Object.entries(tu)) expect(placeholders(text), key).toEqual(placeholders(fr[key]));
  });

  it("say vous, or tu, and never both", () => {
    const vous = /\b(vous|votre|vos|\p{L}+ez)\b/iu;
    const familiar = /\b(tu|ton|ta|tes|toi|te)\b|\bt’|-toi\b/iu;
    expect(faults(fr, familiar)).toEqual([]);
    expect(faults(tu, vous)).toEqual([]);
    expect(Object.keys(tu)).toEqual(Object.keys(fr).filter((key) => vous.test(fr[key]!)));
  });

  it("are printed as French and English are", () => {
    for (const french of [fr, tu]) expect(faults(french, / [:;?»%€£]|[\p{L}\d}][:;?»](?!\w)|'|!|\.\.\./u)).toEqual([]);
    expect(faults(en, /!|\.\.\.|'/u)).toEqual([]);
  });

  it("are all used, begin with what they are for, and stand in none of the storefront's", () => {
    expect(Object.keys(en).filter((key) => !script.includes(`"${key}"`))).toEqual([]);
    expect(Object.keys(en).filter((key) => !key.startsWith(`${folder}_`))).toEqual([]);
    expect(Object.keys(en).filter((key) => key in ui)).toEqual([]);
  });

  it("come with a summary", () => {
    expect(extensionWords("en", "vous")).toMatchObject(en);
    expect(extensionWords("fr", "vous")).toMatchObject(fr);
    expect(extensionWords("fr", "tu")).toMatchObject({ ...fr, ...tu });
  });
});

it("UI extensions say nothing that has no words", () => {
  const asked = [...script.matchAll(/\bui\[([^\]]+)\]/gu)].flatMap(([, inside]) =>
    [...inside!.matchAll(/"(\w+)"/gu)].map(([, key]) => key!),
  );
  const known: Record<string, string> = { ...ui, ...extensionWords("en", "vous") };
  expect(asked.length).toBeGreaterThan(30);
  expect([...new Set(asked)].filter((key) => known[key] === undefined)).toEqual([]);
});
