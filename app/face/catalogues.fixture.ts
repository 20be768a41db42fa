import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What a part of the face says: English, French with vous, and of the French what is another sentence with tu. */
export interface Catalogues {
  en: Readonly<Record<string, string>>;
  fr: Readonly<Record<string, string>>;
  frTu: Readonly<Record<string, string>>;
}

const figures = (text = "") => [...text.matchAll(/\{(\w+)/gu)].map(([, name]) => name).sort();
const vous = /\b(vous|votre|vos|\p{L}+ez)\b/iu;
const tu = /\b(tu|toi|ton|ta|tes)\b|\bt’|-toi\b/iu;

/** Tests that the languages of a part agree, and that it speaks as docs/voice.md says. */
export function speakAsOne({ en, fr, frTu }: Catalogues): void {
  it("has the same keys, in the same order, with the same figures", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en)) expect(figures(fr[key]), key).toEqual(figures(text));
    for (const [key, text] of Object.entries(frTu)) expect(figures(text), key).toEqual(figures(fr[key]));
  });

  it("says vous, or tu, and never both", () => {
    expect(Object.entries(fr).filter(([, text]) => tu.test(text))).toEqual([]);
    expect(Object.entries(frTu).filter(([, text]) => vous.test(text))).toEqual([]);
    const formal = Object.entries(fr).flatMap(([key, text]) => (vous.test(text) ? [key] : []));
    expect(Object.keys(frTu)).toEqual(formal);
  });

  it("has no exclamation mark and no straight apostrophe", () => {
    for (const texts of [en, fr, frTu]) expect(Object.values(texts).filter((text) => /!|'/u.test(text))).toEqual([]);
  });
}

/** All code of these folders, tests apart: where words are named. */
export function codeOf(...folders: string[]): string {
  return folders
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((file) => /(?<!\.test)\.ts$/u.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}
