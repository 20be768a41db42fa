import type { Program } from "../../loyalty/program";

/** A text that shoppers of one of the shop's languages would read in another. */
export interface MissingText {
  /** of its texts in the document: "earning.2.title" */
  path: string;
  /** the shop's language that lacks it */
  language: string;
}

type ByLanguage = Readonly<Record<string, unknown>>;

const baseOf = (language: string): string => language.split("-")[0] ?? language;

/** Whether a text stands there in this language, or in the one that it is a kind of. */
export const saidIn = (texts: ByLanguage, language: string): boolean =>
  texts[language] !== undefined || texts[baseOf(language)] !== undefined;

/** What shoppers read of the program, by path. What is not said in any language is not missing, and what is archived nobody reads. */
function textsOf(program: Program): Array<[string, ByLanguage]> {
  const described = (path: string, part: { title: ByLanguage; description?: ByLanguage | undefined }): Array<[string, ByLanguage]> => [
    [`${path}title`, part.title],
    ...(part.description ? [[`${path}description`, part.description] as [string, ByLanguage]] : []),
  ];
  const each = <Part extends { archived: boolean; title: ByLanguage; description?: ByLanguage | undefined }>(path: string, parts: Part[]) =>
    parts.flatMap((part, place) => (part.archived ? [] : described(`${path}.${place}.`, part)));
  const levels = program.tiers?.levels ?? [];
  return [
    ...described("", program),
    ["points.names", program.points.names],
    ...each("earning", program.earning),
    ...each("rewards", program.rewards),
    ...each("tiers.levels", levels),
    ...levels.flatMap((level, place) =>
      level.archived ? [] : level.perks.map((perk, number): [string, ByLanguage] => [`tiers.levels.${place}.perks.${number}`, perk]),
    ),
    ...(program.referral ? [["referral.texts", program.referral.texts] as [string, ByLanguage]] : []),
    ...(program.closing?.notice ? [["closing.notice", program.closing.notice] as [string, ByLanguage]] : []),
  ];
}

/** Everything that one of the shop's languages lacks. */
export function missingTexts(program: Program, languages: readonly string[]): MissingText[] {
  return textsOf(program)
    .filter(([, texts]) => Object.keys(texts).length > 0)
    .flatMap(([path, texts]) => languages.filter((language) => !saidIn(texts, language)).map((language) => ({ path, language })));
}

/** The title of the rule, reward or tier that a path leads into; null: it belongs to the program itself. */
export function partAt(program: Program, path: string): Readonly<Record<string, string>> | null {
  const [first, second, third] = path.split(".");
  if (first === "earning" || first === "rewards") return program[first][Number(second)]?.title ?? null;
  return first === "tiers" && second === "levels" ? (program.tiers?.levels[Number(third)]?.title ?? null) : null;
}
