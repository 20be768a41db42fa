import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { claimRefusals } from "../../referrals/referral";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

const catalogues: Array<[string, Record<string, string>]> = [
  ["en", en],
  ["fr", fr],
  ["fr-tu", frTu],
];
const figures = (text = "") => [...text.matchAll(/\{(\w+)/gu)].map(([, name]) => name).sort();

describe("what a friend is told", () => {
  it("has the same keys, in the same order, with the same figures", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(figures(fr[key as keyof typeof fr]), key).toEqual(figures(text));
    for (const [key, text] of Object.entries(frTu)) expect(figures(text), key).toEqual(figures(fr[key as keyof typeof fr]));
  });

  it("says vous, or tu, and never both", () => {
    const vous = /\b(vous|votre|vos|\p{L}+ez)\b/iu;
    const tu = /\b(tu|ton|ta|tes|toi)\b|\bt’|-toi\b/iu;
    expect(Object.entries(fr).filter(([, text]) => tu.test(text))).toEqual([]);
    expect(Object.entries(frTu).filter(([, text]) => vous.test(text))).toEqual([]);
    const formal = Object.entries(fr).flatMap(([key, text]) => (vous.test(text) ? [key] : []));
    expect(Object.keys(frTu)).toEqual(formal);
  });

  it("has a sentence for each refusal, none that nothing says, and no exclamation mark", () => {
    const code = ["app/face/friend", "app/routes/proxy", "app/routes/shopper"]
      .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
      .filter((file) => /(?<!\.test)\.ts$/u.test(file))
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    for (const reason of claimRefusals) expect(en).toHaveProperty(reason);
    expect(Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !code.includes(`${key}:`))).toEqual([]);
    for (const [, texts] of catalogues) expect(Object.values(texts).filter((text) => /!|'/u.test(text))).toEqual([]);
  });
});
