import type { Language } from "../loyalty/words";

export const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR" };

/** "1,234", "1 234" */
export function writePoints(points: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(points);
}

/** "+48", "-50": what came or went. */
export function writeSigned(points: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { signDisplay: "exceptZero" }).format(points);
}

/** "20 Nov 2026", "20 nov. 2026": the day in the shop's zone, the same on the server and in the browser. */
export function writeDay(at: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locales[language], { day: "numeric", month: "short", year: "numeric", timeZone: zone }).format(
    new Date(at),
  );
}

/** "20 Nov 2026, 14:05", "20 nov. 2026, 14:05": the moment in the shop's zone. */
export function writeMoment(at: Date | string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(new Date(at));
}
