import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

type Words = { [key: string]: string | Words };
const folders = readdirSync("extensions").filter(
  (folder) => folder !== "storefront" && existsSync(join("extensions", folder, "locales", "en.default.json")),
);
const read = (folder: string, name: string) => JSON.parse(readFileSync(join("extensions", folder, "locales", name), "utf8")) as Words;
const flat = (words: Words, before = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [[before + key, value]] : flat(value, `${before}${key}.`)));
const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/gu)].map(([found]) => found).sort();

describe.each(folders)("the locales of %s", (folder) => {
  const [en, fr] = [flat(read(folder, "en.default.json")), flat(read(folder, "fr.json"))];

  it("say the same in both languages", () => {
    expect(fr.map(([key]) => key)).toEqual(en.map(([key]) => key));
    expect(fr.map(([, text]) => places(text))).toEqual(en.map(([, text]) => places(text)));
  });

  it("are printed as French and English are", () => {
    expect(fr.filter(([, text]) => / [:;?»%€£]|[\p{L}\d}][:;?»](?!\w)|'|!|\.\.\./u.test(text))).toEqual([]);
    expect(en.filter(([, text]) => /!|\.\.\.|'/u.test(text))).toEqual([]);
  });

  it("are named where they are used, and used where they are named", () => {
    const files = readdirSync(join("extensions", folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|toml)$/u.test(name) && !name.includes(".test.") && !name.startsWith("dist"))
      .map((name) => readFileSync(join("extensions", folder, name), "utf8"));
    const shared = folder.includes("-") ? [join("extensions", folder.split("-")[0]!)] : [];
    const more = shared.flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/u.test(name) && !name.includes(".test."))
        .map((name) => readFileSync(join(root, name), "utf8")),
    );
    const script = [...files, ...more].join("\n");
    expect(en.map(([key]) => key).filter((key) => !script.includes(`"${key}"`) && !script.includes(`"t:${key}"`))).toEqual([]);
  });
});
