import { describe, expect, it } from "vitest";
import { programFace } from "../../face/program-face";
import { sampleShop } from "../../face/sample";
import { keepLanguages } from "../keep-languages";
import { moneyOf, parseProgram } from "../program";
import { rewardRate } from "../reward-rate";
import { templateKeys, templateProgram } from "./templates";

const currencies = ["GBP", "EUR", "JPY", "KWD"];
const all = templateKeys.flatMap((key) => currencies.map((currency) => [key, currency] as const));

describe("templates", () => {
  it.each(all)("%s in %s can be published as it is", (key, currency) => {
    const program = templateProgram(key, currency);
    expect(parseProgram(program)).toEqual({ ok: true, program });
    expect(program.currency).toBe(currency);
  });

  it.each(all)("%s in %s gives back 2.5 to 5 %% of what its points take to earn, where it gives money", (key, currency) => {
    const program = templateProgram(key, currency);
    for (const reward of program.rewards) {
      const value = moneyOf(reward);
      if (value === null) continue;
      const percent = rewardRate(program, { cost: reward.cost, value })?.percent ?? 0;
      expect(percent, reward.key).toBeGreaterThanOrEqual(2.5);
      expect(percent, reward.key).toBeLessThanOrEqual(5);
    }
  });

  it.each(templateKeys)("%s says all of it in English and in French", (key) => {
    const program = templateProgram(key, "EUR");
    const shop = { ...sampleShop, currency: "EUR" };
    const { texts } = programFace({ program, version: 1, settings: { visibility: { who: "everyone", tag: "" } }, shop });
    for (const list of ["earning", "rewards", "tiers"] as const) {
      const said = (["en", "fr"] as const).map((language) => texts[language]?.[list].map(({ title }) => title));
      expect(said[0]).toHaveLength(said[1]?.length ?? 0);
      expect(said[0]).not.toEqual(said[1]);
    }
    const only = (language: string) => JSON.stringify(keepLanguages(program, [language]));
    for (const part of [...program.earning, ...program.rewards, ...(program.tiers?.levels ?? [])]) {
      expect(Object.keys(part.title).sort()).toEqual(["en", "fr"]);
      expect(only("fr")).toContain(JSON.stringify({ fr: part.title["fr"] }));
    }
  });
});
