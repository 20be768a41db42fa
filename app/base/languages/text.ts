import { IntlMessageFormat } from "intl-messageformat";
import { languages, type Language } from "../../loyalty/words";
import { en, fr } from "./catalogues";

/** A key of the catalogues: a missing one does not compile. */
export type TextKey = keyof typeof en;

export type TextValues = Record<string, string | number | boolean | Date>;

const catalogues: Record<Language, Record<TextKey, string>> = { en, fr };
const formats = new Map<string, IntlMessageFormat>();

/**
 * The words under `key`, an ICU message filled with `values`. A value that the message wants and does not get is a fault
 * of the caller and throws.
 */
export function text(language: Language, key: TextKey, values: TextValues = {}): string {
  const name = `${language}/${key}`;
  let format = formats.get(name);
  if (!format) {
    format = new IntlMessageFormat(catalogues[language][key], language);
    formats.set(name, format);
  }
  return String(format.format(values));
}

/** The first of our languages in `preferences` ("fr-CA", an Accept-Language header); English when there is none. */
export function chooseLanguage(...preferences: Array<string | null | undefined>): Language {
  for (const preference of preferences) {
    for (const tag of (preference ?? "").split(",")) {
      const code = tag.trim().slice(0, 2).toLowerCase();
      const found = languages.find((language) => language === code);
      if (found) return found;
    }
  }
  return "en";
}
