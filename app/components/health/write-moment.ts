import type { Language } from "../../loyalty/words";

const locales: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** "20 Nov 2026, 14:05": in the shop's zone, the same on the server and in the browser. */
export function writeMoment(at: Date, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(at);
}
