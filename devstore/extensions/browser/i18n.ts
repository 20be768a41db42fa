import { fault } from "./fault";

type Words = { [key: string]: Words | string };
type Replacements = Record<string, unknown>;
type FormatOptions = { inExtensionLocale?: boolean };

export interface Translations {
  locales: Record<string, unknown>;
  defaultLocale: string;
}

/** The language that the extension speaks to a buyer of this one: its own, without its region, or the default. */
export function extensionLanguage({ locales, defaultLocale }: Translations, language: string): string {
  return [language, language.split("-")[0]!].find((one) => one in locales) ?? defaultLocale;
}

const found = (words: unknown, key: string): unknown =>
  key.split(".").reduce<unknown>((part, name) => (typeof part === "object" && part !== null ? (part as Words)[name] : undefined), words);

/** The sentence of a count: by the plural rules of the language, `other` where it has no form of its own. */
function pluralOf(forms: unknown, count: unknown, language: string): unknown {
  if (typeof forms !== "object" || forms === null || typeof count !== "number") return forms;
  return (forms as Words)[new Intl.PluralRules(language).select(count)] ?? (forms as Words)["other"];
}

/** `shopify.i18n`, of the extension's own locales. A key that it does not have is an error that names it. */
export function makeI18n(translations: Translations, language: () => string, currency: () => string, zone: () => string) {
  const own = () => extensionLanguage(translations, language());
  const localeOf = (options: FormatOptions | undefined) => (options?.inExtensionLocale ? own() : language());
  const bare = <T extends FormatOptions>(options: T | undefined): Omit<T, "inExtensionLocale"> => {
    const { inExtensionLocale: _, ...rest } = options ?? ({} as T);
    return rest;
  };
  return {
    translate(key: string, options: Replacements = {}): string | unknown[] {
      const at = own();
      const words = found(translations.locales[at], key) ?? found(translations.locales[translations.defaultLocale], key);
      const sentence = pluralOf(words, options["count"], at);
      if (typeof sentence !== "string") {
        fault(`locales/${at}.json has no "${key}".`);
        return key;
      }
      const parts = sentence.split(/\{\{\s*(\w+)\s*\}\}/u).map((part, index): unknown => {
        if (index % 2 === 0) return part;
        if (!(part in options)) fault(`"${key}" asks for ${part}, which is not given.`);
        return options[part];
      });
      return parts.every((part) => typeof part !== "object" || part === null) ? parts.join("") : parts.filter((part) => part !== "");
    },
    formatNumber: (number: number | bigint, options?: FormatOptions & Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(localeOf(options), bare(options)).format(number),
    formatCurrency: (number: number | bigint, options?: FormatOptions & Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(localeOf(options), { style: "currency", currency: currency(), ...bare(options) }).format(number),
    formatDate: (date: Date, options?: FormatOptions & Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(localeOf(options), { timeZone: zone(), ...bare(options) }).format(date),
  };
}
