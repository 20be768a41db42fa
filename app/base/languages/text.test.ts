import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { chooseLanguage, text } from "./text";
import { en, fr, parts } from "./catalogues";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The names that a message asks for, also inside its plurals and choices. */
function placeholders(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    const own = "value" in element && element.type !== 0 ? [`${element.type}:${element.value}`] : [];
    const inner = "options" in element ? Object.values(element.options).flatMap((option) => placeholders(option.value)) : [];
    const children = "children" in element ? placeholders(element.children) : [];
    return [...own, ...inner, ...children];
  });
}

const asked = (message: string, language: string) => [...new Set(placeholders(new IntlMessageFormat(message, language).getAst()))].sort();

describe("the catalogues", () => {
  it("have the same keys in the same order", () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });

  it("hold each key in one part only", () => {
    for (const language of ["en", "fr"] as const) {
      const keys = parts[language].flatMap((part) => Object.keys(part));
      expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    }
  });

  it.each(Object.keys(en) as Array<keyof typeof en>)("ask for the same values: %s", (key) => {
    expect(asked(fr[key], "fr")).toEqual(asked(en[key], "en"));
  });

  it("are calm, and French says vous", () => {
    for (const message of [...Object.values(en), ...Object.values(fr)]) {
      expect(message).not.toMatch(/!/u);
      expect(message.trim()).toBe(message);
      expect(message).not.toBe("");
    }
    for (const message of Object.values(fr)) expect(message).not.toMatch(/(^|[\s’'])(tu|toi|ton|ta|tes|t’)(?=[\s.,]|$)/iu);
  });
});

describe("text", () => {
  it("reads the language's own words", () => {
    expect(text("en", "error.not_found")).toBe("Not found");
    expect(text("fr", "error.not_found")).toBe("Introuvable");
  });
});

describe("chooseLanguage", () => {
  it.each([
    [["fr-CA"], "fr"],
    [["de,fr;q=0.8,en;q=0.5"], "fr"],
    [[null, "FR"], "fr"],
    [["de"], "en"],
    [[undefined, ""], "en"],
  ])("%j is %s", (preferences, language) => {
    expect(chooseLanguage(...preferences)).toBe(language);
  });
});
