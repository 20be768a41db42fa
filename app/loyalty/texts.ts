/** What a merchant wrote, by language ("en", "fr", "pt-BR"). */
export type Texts = Record<string, string>;

/**
 * The value for a language: the language itself, its base ("fr" for "fr-CA"), the shop's main language, English, else
 * whatever there is. Null only when there is none at all.
 */
export function localised<Value>(byLanguage: Readonly<Record<string, Value>>, language: string, mainLanguage = "en"): Value | null {
  for (const wanted of [language, baseOf(language), mainLanguage, baseOf(mainLanguage), "en"]) {
    const value = byLanguage[wanted];
    if (value !== undefined) return value;
  }
  const [first] = Object.keys(byLanguage).sort();
  return first === undefined ? null : (byLanguage[first] ?? null);
}

function baseOf(language: string): string {
  return language.split("-")[0] ?? language;
}
