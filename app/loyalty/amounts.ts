import { formatDecimal, minorDigits } from "./money";
import type { Texts } from "./texts";

/** How many units of these currencies do the work of one pound, so that amounts look natural; 1 for all others. */
const magnitudes: Readonly<Record<string, number>> = {
  JPY: 100,
  KRW: 1000,
  VND: 10_000,
  IDR: 10_000,
  CLP: 1000,
  COP: 1000,
  HUF: 100,
  ISK: 100,
  INR: 100,
  CZK: 10,
  SEK: 10,
  NOK: 10,
  DKK: 10,
  MXN: 10,
  ZAR: 10,
  THB: 10,
  PHP: 10,
  TWD: 10,
  HKD: 10,
  TRY: 10,
  PYG: 1000,
  UGX: 1000,
};

/** How many units of the currency do the work of one pound. */
export const magnitudeOf = (currency: string): number => magnitudes[currency] ?? 1;

/** Amounts of a currency that do the work of so many pounds, so that one document serves all. */
export interface Amounts {
  /** as the document writes them: "5.00", "500" */
  money(pounds: number): string;
  /** a title of money off: "£5 off", "5 £ de réduction" */
  off(pounds: number): Texts;
}

export function amountsIn(currency: string, magnitude = magnitudeOf(currency)): Amounts {
  return {
    money: (pounds) => formatDecimal(Math.round(pounds * magnitude * 10 ** minorDigits(currency)), currency),
    off: (pounds) => amountOff(pounds * magnitude, currency),
  };
}

/** "£5 off", "5 £ de réduction": a title that the merchant may change, so an ordinary space will do. */
export function amountOff(units: number, currency: string): Texts {
  const write = (language: string) =>
    new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 })
      .format(units)
      .replace(/[\u00a0\u202f]/g, " ");
  return { en: `${write("en")} off`, fr: `${write("fr")} de réduction` };
}
