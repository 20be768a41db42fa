import { describe, expect, it } from "vitest";
import { defaultProgram } from "./default-program";
import { parseProgram, type Program } from "./program";
import { proposeProgram } from "./propose";
import { replaceProgram } from "./replace-program";
import { templateKeys, templateProgram } from "./templates/templates";

const currencies = ["GBP", "JPY"];
const programs = (currency: string): Program[] => [
  defaultProgram(currency),
  proposeProgram({ currency, medianOrder: null, returnDays: 14, languages: ["en"] }).program,
  ...templateKeys.map((key) => templateProgram(key, currency)),
];
const keysOf = ({ earning, rewards, tiers }: Program) =>
  [earning, rewards, tiers?.levels ?? []].map((parts) => parts.map(({ key }) => key));

describe("beginning anew from another program", () => {
  it.each(currencies)("can be published, and loses no name that was published, whichever follows whichever (%s)", (currency) => {
    for (const live of programs(currency)) {
      for (const next of programs(currency)) {
        const replaced = replaceProgram(live, next, live);
        expect(parseProgram(replaced)).toEqual({ ok: true, program: replaced });
        keysOf(live).forEach((keys, place) => expect(keysOf(replaced)[place]).toEqual(expect.arrayContaining(keys)));
        const shown = (program: Program) => keysOf({ ...program, earning: program.earning.filter(({ archived }) => !archived) })[0];
        expect(shown(replaced)).toEqual(shown(next));
      }
    }
  });

  it("takes nothing along of what was never published", () => {
    const next = templateProgram("coffee", "GBP");
    expect(keysOf(replaceProgram(defaultProgram("GBP"), next, null))).toEqual(keysOf(next));
  });

  it("keeps what is the shop's own: its beginning, its terms, its excluded orders", () => {
    const edited: Program = {
      ...defaultProgram("GBP"),
      startsAt: "2024-01-01T00:00:00.000Z",
      terms: { ask: false, texts: { en: "Ours" } },
      exclusions: { earning: { tags: ["sale"] } },
    };
    expect(replaceProgram(edited, templateProgram("b2b", "GBP"), null)).toMatchObject({
      startsAt: "2024-01-01T00:00:00.000Z",
      terms: { ask: true, texts: { en: "Ours" } },
      exclusions: { earning: { tags: ["sale"] } },
      enrolment: "opt-in",
    });
  });
});
