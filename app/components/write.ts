import type { Language } from "../loyalty/words";

export const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Made once for each name: making one takes longer than what it writes, and a list of 50 members writes 200 figures and days. */
function once<Format>(made: Map<string, Format>, name: string, make: () => Format): Format {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known;
}

/** "1,234", "1 234" */
export function writePoints(points: number, language: Language): string {
  return once(numbers, language, () => new Intl.NumberFormat(locales[language])).format(points);
}

/** "+48", "-50": what came or went. */
export function writeSigned(points: number, language: Language): string {
  return once(numbers, `${language} signed`, () => new Intl.NumberFormat(locales[language], { signDisplay: "exceptZero" })).format(points);
}

/** "20 Nov 2026", "20 nov. 2026": the day in the shop's zone, the same on the server and in the browser. */
export function writeDay(at: string, language: Language, zone: string): string {
  const shape = { day: "numeric", month: "short", year: "numeric", timeZone: zone } as const;
  return once(dates, `${language} ${zone} day`, () => new Intl.DateTimeFormat(locales[language], shape)).format(new Date(at));
}

/** "4 April", "4 avril": a day of any year. */
export function writeDayOfYear({ month, day }: { month: number; day: number }, language: Language): string {
  const shape = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  const written = once(dates, `${language} of year`, () => new Intl.DateTimeFormat(locales[language], shape)).format(
    Date.UTC(2000, month - 1, day),
  );
  return language === "fr" ? written.replace(/^1 /u, "1er ") : written;
}

/** "20 Nov 2026, 14:05", "20 nov. 2026, 14:05": the moment in the shop's zone. */
export function writeMoment(at: Date | string, language: Language, zone: string): string {
  const shape = { dateStyle: "medium", timeStyle: "short", timeZone: zone } as const;
  return once(dates, `${language} ${zone} moment`, () => new Intl.DateTimeFormat(locales[language], shape)).format(new Date(at));
}
