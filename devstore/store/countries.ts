/** Countries that the checkout offers, by ISO 3166-1. */
export const countries = ["GB", "FR", "DE", "BE", "IE", "ES", "IT", "NL", "CH", "US", "CA", "AU", "NZ", "JP"];

/** What a country is called, in English as Shopify's payloads have it unless a language is named. */
export function countryName(code: string, language = "en"): string {
  return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
}
