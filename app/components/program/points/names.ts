import type { Program } from "../../../loyalty/program";

export type Names = Program["points"]["names"];

/** The points' names with one of them changed; a language with neither has none of its own. */
export function withName(names: Names, language: string, place: 0 | 1, text: string): Names {
  const { [language]: before, ...others } = names;
  const one = place === 0 ? text : (before?.[0] ?? "");
  const many = place === 1 ? text : (before?.[1] ?? "");
  return one === "" && many === "" ? others : { ...others, [language]: [one, many] };
}

/** Languages that say "le" or "la" of the points. */
export const hasGender = (language: string): boolean => language.slice(0, 2).toLowerCase() === "fr";

export function withGender({ points, ...program }: Program, language: string, gender: "masculine" | "feminine"): Program {
  return { ...program, points: { ...points, genders: { ...points.genders, [language]: gender } } };
}
