import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const page = readFileSync("docs/states.md", "utf8");
const surfaces = ["Storefront", "Checkout", "Account", "Till"];

type Words = Record<string, string>;
const read = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Words;
const folder =
  (...names: string[]) =>
  (language: string) =>
    Object.assign({}, ...names.map((name) => read(join(name, `${language}.json`)))) as Words;
const locales = (name: string) => (language: string) =>
  read(`extensions/${name}/locales/${language === "en" ? "en.default" : language}.json`);

/** The sentences that a catalogue of the page stands for, by language. */
const catalogues: Record<string, (language: string) => Words> = {
  words: folder("app/face/words", "app/face/words/checkout", "app/face/words/account"),
  face: folder("app/face/sentences"),
  friend: folder("app/face/friend/words"),
  staff: (language) => read(`app/base/languages/${language}/staff.json`),
  redemptions: (language) => read(`app/base/languages/${language}/redemptions.json`),
  ...Object.fromEntries(
    readdirSync("extensions")
      .filter((name) => ["checkout", "account", "account-blocks", "pos"].includes(name))
      .map((name) => [name, locales(name)]),
  ),
};

const files = new Map([...page.matchAll(/^- ([\w-]+): \[(.+)\]/gmu)].map(([, name, file]) => [name!, file!]));

interface Row {
  state: string;
  surface: string;
  sentences: string[];
  wayOn: string;
  tests: Array<{ file: string; title: string }>;
}

const rows: Row[] = page.split(/^## /mu).flatMap((part) => {
  const state = part.split("\n")[0]!;
  return [...part.matchAll(/^\| (\w+) +\|(.*)\|(.*)\|(.*)\|$/gmu)]
    .filter(([, surface]) => surface !== "Surface")
    .map(([, surface = "", sentences = "", wayOn = "", shown = ""]) => ({
      state,
      surface,
      sentences: [...sentences.matchAll(/`([^`]+)`/gu)].map(([, key]) => key!),
      wayOn: wayOn.trim(),
      tests: [...shown.matchAll(/([\w-]+): “([^”]+)”/gu)].map(([, file, title]) => ({ file: file!, title: title! })),
    }));
});
const states = [...new Set(rows.map(({ state }) => state))];

describe("the page of states", () => {
  it("has every state on every surface, each with a way on, and a sentence with the test that shows it", () => {
    expect(states).toHaveLength(30);
    for (const state of states) expect(rows.filter((row) => row.state === state).map(({ surface }) => surface)).toEqual(surfaces);
    for (const { state, surface, sentences, wayOn, tests } of rows) {
      const where = `${state}, ${surface}`;
      expect(wayOn, where).not.toBe("");
      expect(tests.length > 0, where).toBe(sentences.length > 0);
    }
  });

  it("names sentences that there are, in both languages", () => {
    const named = [...new Set(rows.flatMap(({ sentences }) => sentences))];
    const missing = named.flatMap((name) => {
      const [catalogue = "", key = ""] = name.split(/:(.*)/su);
      return ["en", "fr"].filter((language) => !catalogues[catalogue]?.(language)[key]).map((language) => `${name} (${language})`);
    });
    expect(missing).toEqual([]);
  });

  it("names tests that there are", () => {
    const missing = rows
      .flatMap(({ tests }) => tests)
      .filter(({ file, title }) => !files.has(file) || !readFileSync(files.get(file)!, "utf8").includes(`"${title}"`));
    expect(missing).toEqual([]);
    const named = new Set(rows.flatMap(({ tests }) => tests.map(({ file }) => file)));
    expect([...files.keys()].filter((file) => !named.has(file))).toEqual([]);
  });
});
