import { describe, expect, it } from "vitest";
import { defaultProgram } from "../../loyalty/default-program";
import type { Program } from "../../loyalty/program";
import { afterSaving, changed, documentOf, unedited } from "./draft-state";

const saved = defaultProgram("GBP");
const named = (name: string) => (program: Program) => ({ ...program, title: { ...program.title, en: name } });

describe("the draft in the browser", () => {
  it("GIVEN nothing changed THEN it is what is saved", () => {
    expect(documentOf(unedited, saved)).toBe(saved);
  });

  it("WHEN a change is taken back by hand THEN nothing is left to be saved", () => {
    const once = changed(unedited, saved, named("Bean Club"));
    expect(documentOf(once, saved).title["en"]).toBe("Bean Club");
    expect(changed(once, saved, named(saved.title["en"]!))).toEqual(unedited);
  });

  it("WHEN one types on while it is saved THEN what came after stays unsaved", () => {
    const sent = changed(unedited, saved, named("Bean"));
    const typedOn = changed(sent, saved, named("Bean Club"));
    expect(afterSaving(sent, sent.edited!)).toEqual(unedited);
    expect(afterSaving(typedOn, sent.edited!).edited?.title["en"]).toBe("Bean Club");
  });

  it("WHEN a field is emptied to nothing THEN it is as if it were not there", () => {
    const [first] = saved.earning;
    const without = (program: Program): Program => ({
      ...program,
      earning: program.earning.map((rule) => (rule.key === first!.key ? { ...rule, limit: undefined } : rule)) as Program["earning"],
    });
    expect(changed(unedited, saved, without)).toEqual(unedited);
  });
});
