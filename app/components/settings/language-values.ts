import type { Program } from "../../loyalty/program";
import { localised } from "../../loyalty/texts";

/** What the page of languages edits. */
export interface LanguageValues {
  formOfAddress: Program["formOfAddress"];
  en: { one: string; many: string };
  fr: { one: string; many: string };
  /** of the French name */
  gender: "masculine" | "feminine";
}

/** The program's names as they are edited; a language without its own shows what shoppers see in its place. */
export function namesToEdit({ formOfAddress, points }: Program, mainLanguage: string): LanguageValues {
  const namesIn = (language: string) => {
    const [one, many] = localised(points.names, language, mainLanguage) ?? ["point", "points"];
    return { one, many };
  };
  return { formOfAddress, en: namesIn("en"), fr: namesIn("fr"), gender: points.genders["fr"] ?? "masculine" };
}

/** The program with these names; those of other languages stay. */
export function withNames(program: Program, { formOfAddress, en, fr, gender }: LanguageValues): Program {
  const { names, genders } = program.points;
  return {
    ...program,
    formOfAddress,
    points: {
      ...program.points,
      names: { ...names, en: [en.one, en.many], fr: [fr.one, fr.many] },
      genders: gender === (genders["fr"] ?? "masculine") ? genders : { ...genders, fr: gender },
    },
  };
}
