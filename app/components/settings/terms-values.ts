import type { Program } from "../../loyalty/program";

/** What the page of joining and terms edits. A text is null where the draft made from the program is shown. */
export interface TermsValues {
  enrolment: Program["enrolment"];
  ask: boolean;
  en: string | null;
  fr: string | null;
}

export function termsToEdit({ enrolment, terms }: Program): TermsValues {
  return { enrolment, ask: terms.ask, en: terms.texts["en"] ?? null, fr: terms.texts["fr"] ?? null };
}

/** The program with these terms; texts in other languages stay. */
export function withTerms(program: Program, { enrolment, ask, en, fr }: TermsValues): Program {
  const { en: _en, fr: _fr, ...others } = program.terms.texts;
  const texts = { ...others, ...(en === null ? {} : { en }), ...(fr === null ? {} : { fr }) };
  return { ...program, enrolment, terms: { ...program.terms, ask, texts } };
}
