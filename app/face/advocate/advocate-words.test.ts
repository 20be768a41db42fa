import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeRefusals } from "../../referrals/code-refusals";
import { referralStates } from "../../referrals/referral";
import { labels } from "./advocate-words";
import { shareTargets } from "./share-ways";
import en from "./words/en.json";
import frTu from "./words/fr-tu.json";
import fr from "./words/fr.json";

const figures = (text = "") => [...text.matchAll(/\{(\w+)/gu)].map(([, name]) => name).sort();

describe("what an advocate is told", () => {
  it("has the same keys, in the same order, with the same figures", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(figures(fr[key as keyof typeof fr]), key).toEqual(figures(text));
    for (const [key, text] of Object.entries(frTu)) expect(figures(text), key).toEqual(figures(fr[key as keyof typeof fr]));
  });

  it("says vous, or tu, and never both", () => {
    const vous = /\b(vous|votre|vos|\p{L}+ez)\b/iu;
    const tu = /\b(tu|toi|ton|ta|tes)\b|\bt’|-toi\b/iu;
    expect(Object.entries(fr).filter(([, text]) => tu.test(text))).toEqual([]);
    expect(Object.entries(frTu).filter(([, text]) => vous.test(text))).toEqual([]);
    const formal = Object.entries(fr).flatMap(([key, text]) => (vous.test(text) ? [key] : []));
    expect(Object.keys(frTu)).toEqual(formal);
  });

  it("has a sentence for each state and refusal, a label for each way to share, and no word that nothing says", () => {
    for (const key of [...referralStates, ...codeRefusals, ...labels, ...shareTargets.map((to) => `by-${to}`)]) {
      expect(en).toHaveProperty([key]);
    }
    const code = readdirSync("app/face/advocate")
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => readFileSync(`app/face/advocate/${file}`, "utf8"))
      .join("\n");
    const named: readonly string[] = [...referralStates, ...codeRefusals, ...shareTargets.map((to) => `by-${to}`)];
    expect(Object.keys(en).filter((key) => !code.includes(`"${key}"`) && !named.includes(key))).toEqual([]);
    for (const texts of [en, fr, frTu]) expect(Object.values(texts).filter((text) => /!|'/u.test(text))).toEqual([]);
  });
});
