import { expect, it } from "vitest";
import { parseProgram } from "../../../loyalty/program";
import { proposeProgram } from "../../../loyalty/propose";
import { templateChoices } from "./choices";

const proposal = (currency: string) => proposeProgram({ currency, medianOrder: null, returnDays: 21, languages: ["fr"] }).program;

it.each(["GBP", "EUR", "JPY", "KWD"])("each choice can be published in %s, in the shop's languages, with its return window", (currency) => {
  const choices = templateChoices(proposal(currency), ["fr", "de"], 21);
  expect(choices.map(({ key }) => key)).toEqual(["proposal", "coffee", "fashion", "beauty", "b2b"]);
  for (const { program } of choices) {
    expect(parseProgram(program).ok).toBe(true);
    expect(program.points.pendingDays).toBe(21);
    expect(Object.keys(program.title)).toEqual(["fr"]);
    for (const { title } of program.tiers?.levels ?? []) expect(Object.keys(title)).toEqual(["fr"]);
  }
});

it("without a known return window each template keeps its own", () => {
  const days = templateChoices(proposal("GBP"), ["en"], null).map(({ program }) => program.points.pendingDays);
  expect(days).toEqual([21, 7, 30, 14, 30]);
});
