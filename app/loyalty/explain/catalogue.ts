import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../words";
import en from "./en.json";
import fr from "./fr.json";

/** The sentences of this room, by language. Keys are codes; faults of a program begin with "fault.". */
export const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, fr };

const formats = new Map<string, IntlMessageFormat>();

/** Whether there is a sentence for the key. */
export function hasSentence(language: Language, key: string): boolean {
  return catalogues[language][key] !== undefined;
}

/**
 * The sentence of a key with its figures.
 *
 * @throws Error when the key is unknown or a figure is missing: a test covers each key, so this is a mistake of ours
 */
export function sentence(language: Language, key: string, figures: Record<string, string | number | boolean | null>): string {
  const cached = `${language}/${key}`;
  let format = formats.get(cached);
  if (format === undefined) {
    const message = catalogues[language][key];
    if (message === undefined) throw new Error(`no sentence for ${key} in ${language}`);
    format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    formats.set(cached, format);
  }
  return String(format.format(figures));
}
