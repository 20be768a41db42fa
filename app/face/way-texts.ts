import { startOfDay } from "../loyalty/days";
import { writeDate, writeMoney, writeNumber } from "../loyalty/explain/figures";
import type { Voice } from "../loyalty/describe/voice";
import type { Birthday } from "../loyalty/birthdays";
import { say } from "./say";
import type { WayState } from "./way-states";

/** "3 of 5, until 4 December 2026", "Again from 1 January 2027". */
export function wayText(voice: Voice, state: WayState): string {
  const day = (on: string) => writeDate(startOfDay(on, voice.zone), voice.language, voice.zone);
  switch (state.is) {
    case "done":
      return say(voice, "way-done");
    case "again":
      return say(voice, "way-again", { date: day(state.from) });
    case "birthday":
    case "anniversary":
      return say(voice, "way-next", { date: day(state.on) });
    case "streak":
      return say(voice, "way-streak", { days: state.days, of: state.of });
    case "progress": {
      const write = (amount: number) =>
        state.counts === "spend" ? writeMoney(amount, voice.currency, voice.language) : writeNumber(String(amount), voice.language);
      const figures = { have: write(state.have), of: write(state.of) };
      return state.last === null
        ? say(voice, "way-progress", figures)
        : say(voice, "way-progress-until", { ...figures, date: day(state.last) });
    }
  }
}

/** "Your birthday: 4 April". */
export function birthdayText(voice: Voice, { month, day }: Birthday): string {
  const format = new Intl.DateTimeFormat(voice.language === "en" ? "en-GB" : voice.language, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const date = format.format(Date.UTC(2000, month - 1, day));
  return say(voice, "birthday", { date: voice.language === "fr" ? date.replace(/^1 /u, "1er ") : date });
}
