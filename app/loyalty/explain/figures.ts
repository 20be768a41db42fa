import { formatDecimal, minorDigits } from "../money";
import { localised } from "../texts";
import type { Language } from "../words";

/** By language: one, many. */
export type PointsNames = Readonly<Record<string, readonly [string, string]>>;

const ordinaryNames: PointsNames = { en: ["point", "points"], fr: ["point", "points"] };

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, currency: string | null): Intl.NumberFormat {
  const name = `${language}/${currency ?? ""}`;
  let format = formats.get(name);
  if (format === undefined) {
    const digits = minorDigits(currency ?? "");
    const money = {
      style: "currency",
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    format = new Intl.NumberFormat(language, currency === null ? { maximumFractionDigits: 6 } : { ...money, currency });
    formats.set(name, format);
  }
  return format;
}

// making a format costs far more than using it: it was 3 of the 46 ms of processor time of a redemption, whose answer holds a face
const plurals = new Map<Language, Intl.PluralRules>();

function pluralRules(language: Language): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}

/** One for each language and zone: a few hundred at most. */
const days = new Map<string, Intl.DateTimeFormat>();

function dayFormat(language: Language, zone: string): Intl.DateTimeFormat {
  const name = `${language}/${zone}`;
  const format = days.get(name) ?? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: zone });
  days.set(name, format);
  return format;
}

/** "1.25", "1,25": exactly, whatever the size. */
export function writeNumber(decimal: string, language: Language): string {
  return numberFormat(language, null).format(decimal as `${number}`);
}

/** "£48.20", "48,20 £": with the symbol that the currency's own people use. */
export function writeMoney(minor: number, currency: string, language: Language): string {
  if (!/^[A-Z]{3}$/.test(currency)) return writeNumber(String(minor), language);
  return numberFormat(language, currency).format(formatDecimal(minor, currency) as `${number}`);
}

/** "1 point", "48 points", in French "0 point"; without a number only what points are called. */
export function writePoints(
  points: number | string | null,
  language: Language,
  names: PointsNames = ordinaryNames,
  mainLanguage = "en",
): string {
  const [one, many] = localised(names, language, mainLanguage) ?? ["point", "points"];
  if (points === null) return many;
  const name = pluralRules(language).select(Number(points)) === "one" ? one : many;
  return `${writeNumber(String(points), language)} ${name}`;
}

/** "1 January 2026", "1er janvier 2026": the day in the zone. */
export function writeDate(at: string, language: Language, zone: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  const day = dayFormat(language, zone).format(date);
  return language === "fr" ? day.replace(/^1 /u, "1er ") : day;
}
