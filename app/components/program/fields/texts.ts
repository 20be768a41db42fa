import type { Texts } from "../../../loyalty/texts";

/** Texts with one of them changed; an empty one is none. */
export function withText(texts: Texts | undefined, language: string, text: string): Texts {
  const { [language]: _, ...others } = texts ?? {};
  return text === "" ? others : { ...others, [language]: text };
}

/** Nothing where there is no text in any language: an optional part of the document is left out then. */
export function orNone(texts: Texts): Texts | undefined {
  return Object.keys(texts).length === 0 ? undefined : texts;
}

/** A part without a field that is undefined: the document has a field or has it not. */
export function put<Part extends object, Name extends keyof Part>(part: Part, name: Name, value: Part[Name] | undefined): Part {
  const { [name]: _, ...others } = part;
  return (value === undefined ? others : { ...part, [name]: value }) as Part;
}

/** "English", "français": what a language is called within a sentence. */
export const languageWord = (tag: string, language: string): string => new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;

/** "English", "Français": the same where it stands alone. */
export function languageName(tag: string, language: string): string {
  const name = languageWord(tag, language);
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
}
