import { describe, expect, it } from "vitest";
import { programTexts } from "../../face/program-texts";
import { keepLanguages } from "../keep-languages";
import { parseProgram } from "../program";
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

  it.each(all)("%s in %s gives back 2.5 to 5 %% of what its points take to earn", (key, currency) => {
    const program = templateProgram(key, currency);
    for (const reward of program.rewards) {
      const percent = rewardRate(program, reward)?.percent ?? 0;
      expect(percent, reward.key).toBeGreaterThanOrEqual(2.5);
      expect(percent, reward.key).toBeLessThanOrEqual(5);
    }
  });

  it.each(templateKeys)("%s says all of it in English and in French", (key) => {
    const program = templateProgram(key, "EUR");
    const shop = { locale: "en", zone: "Europe/Paris" };
    const [en, fr] = (["en", "fr"] as const).map((language) => JSON.stringify(programTexts(program, language, shop)));
    expect(en).not.toEqual(fr);
    const only = (language: string) => JSON.stringify(keepLanguages(program, [language]));
    for (const part of [...program.earning, ...program.rewards, ...(program.tiers?.levels ?? [])]) {
      expect(Object.keys(part.title).sort()).toEqual(["en", "fr"]);
      expect(only("fr")).toContain(JSON.stringify({ fr: part.title["fr"] }));
    }
  });
});
