import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../loyalty/default-program";
import { missingTexts } from "./translations";

const program = defaultProgram("GBP");

describe("missing translations", () => {
  it("GIVEN a program in both languages THEN none is missing, and a regional language is served by its base", () => {
    expect(missingTexts(program, ["en", "fr", "fr-CA"])).toEqual([]);
  });

  it("GIVEN a language nobody wrote THEN every title and the points' name is missing", () => {
    const parts = program.earning.length + program.rewards.length + program.tiers!.levels.length;
    expect(missingTexts(program, ["de"])).toHaveLength(parts + 2);
  });

  it("counts descriptions and perks that stand in one language only, and nothing of an archived part", () => {
    const [bronze, ...others] = program.tiers!.levels;
    const edited = {
      ...program,
      earning: program.earning.map((rule, place) => ({ ...rule, archived: place === 0, title: { en: rule.title["en"]! } })),
      description: { en: "Earn as you shop" },
      tiers: { ...program.tiers!, levels: [{ ...bronze!, perks: [{ fr: "Un café offert" }, { en: "Tea", fr: "Thé" }] }, ...others] },
    };
    expect(missingTexts(edited, ["en", "fr"])).toEqual([
      { path: "description", language: "fr" },
      { path: "earning.1.title", language: "fr" },
      { path: "earning.2.title", language: "fr" },
      { path: "tiers.levels.0.perks.0", language: "en" },
    ]);
  });

  it("does not count what is said in no language", () => {
    expect(missingTexts({ ...program, description: {} }, ["en", "fr"])).toEqual([]);
  });
});
