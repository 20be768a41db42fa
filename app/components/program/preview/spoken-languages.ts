import { languages, type Language } from "../../../loyalty/words";

/** The languages in which the shop's pages speak to shoppers, the main one first: those of ours that it publishes. */
export function spokenLanguages({ locale, locales }: { locale: string; locales: readonly string[] }): [Language, ...Language[]] {
  const base = (tag: string) => tag.slice(0, 2).toLowerCase();
  const own = new Set([locale, ...locales].map(base));
  const [first, ...others] = languages
    .filter((language) => own.has(language))
    .sort((a, b) => Number(b === base(locale)) - Number(a === base(locale)));
  return first === undefined ? ["en"] : [first, ...others];
}
