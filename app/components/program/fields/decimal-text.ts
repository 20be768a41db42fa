import type { Language } from "../../../loyalty/words";

/** What was typed as the document writes decimals: "1 000,50" is "1000.50". Signs that belong to no number are left out. */
export function decimalFrom(typed: string): string {
  const [whole = "", ...rest] = typed
    .replace(/[^\d.,]/gu, "")
    .replaceAll(",", ".")
    .split(".");
  const digits = whole.replace(/^0+(?=\d)/u, "");
  return rest.length === 0 ? digits : `${digits === "" ? "0" : digits}.${rest.join("")}`;
}

/** A decimal of the document as the language writes it, without groups, so that it can be typed on. */
export function decimalShown(decimal: string, language: Language): string {
  return language === "fr" ? decimal.replace(".", ",") : decimal;
}

/** "£" before, "€" after: where the language puts a currency's sign. */
export function currencySign(currency: string, language: Language): { prefix?: string; suffix?: string } {
  const parts = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).formatToParts(1);
  const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
  return parts.findIndex(({ type }) => type === "currency") === 0 ? { prefix: sign } : { suffix: sign };
}
