import { minorDigits } from "../../loyalty/money";
import type { Language } from "../../loyalty/words";
import { locales } from "../write";

/** "£1,234.50", "1 234,50 €"; whole amounts without decimals where `short`. */
export function writeMinor(minor: number, currency: string, language: Language, short = false): string {
  const digits = minorDigits(currency);
  const whole = short && minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locales[language], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  }).format(minor / 10 ** digits);
}

/** "62%", "62 %" */
export function writeShare(part: number, of: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: 0 }).format(of === 0 ? 0 : part / of);
}

/** "1.25", "1,25" of a decimal text */
export function writeDecimal(decimal: string, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 4 }).format(Number(decimal));
}
