import { writeMoney } from "../explain/figures";
import { weekdays, type MemberConditions, type OrderConditions } from "../goods-shape";
import { parseMoney } from "../money";
import { say } from "./say";
import { listIn, writtenIn, type Voice } from "./voice";

type When = MemberConditions & OrderConditions;

/** "for Gold", "21–22 November 2026", "from £30.00": each condition of a rule in words. */
export function whenIn(voice: Voice, when: When): string[] {
  return [...whoIn(voice, when), ...daysIn(voice, when), ...orderIn(voice, when)];
}

function whoIn(voice: Voice, { tiers, customerTags, segments }: When): string[] {
  const quoted = (words: readonly string[]) =>
    eitherIn(
      voice,
      words.map((word) => say(voice, "quoted", { word })),
    );
  const words: string[] = [];
  if (tiers)
    words.push(
      say(voice, "when-tiers", {
        list: listIn(
          voice,
          tiers.map((key) => writtenIn(voice, voice.tierTitles?.[key]) ?? key),
        ),
      }),
    );
  if (voice.audience !== "merchant") {
    // how the shop sorts its customers is its own affair
    return customerTags !== undefined || segments !== undefined ? [...words, say(voice, "when-chosen")] : words;
  }
  if (customerTags?.any) words.push(say(voice, "when-tagged", { list: quoted(customerTags.any) }));
  if (customerTags?.none) words.push(say(voice, "when-not-tagged", { list: quoted(customerTags.none) }));
  if (segments) {
    const names = segments.flatMap((id) => voice.goodsNames?.[id] ?? []);
    const known = names.length === segments.length;
    words.push(known ? say(voice, "when-segment-names", { list: quoted(names) }) : say(voice, "when-segments", { count: segments.length }));
  }
  return words;
}

function daysIn(voice: Voice, { weekdays: days, from, until }: When): string[] {
  const words: string[] = [];
  if (days) {
    const name = new Intl.DateTimeFormat(voice.language, { weekday: "long", timeZone: "UTC" });
    // 1 January 2024 was a Monday
    const names = weekdays.flatMap((day, place) => (days.includes(day) ? [name.format(Date.UTC(2024, 0, 1 + place))] : []));
    words.push(say(voice, "when-weekdays", { list: listIn(voice, names) }));
  }
  if (from !== undefined && until !== undefined) words.push(rangeIn(voice, from, until));
  else if (from !== undefined) words.push(say(voice, "when-from", { date: dayIn(voice, from) }));
  else if (until !== undefined) words.push(say(voice, "when-until", { date: dayIn(voice, until) }));
  return words;
}

function orderIn(voice: Voice, { nth, minimum, quantity, channels, countries, currencies }: When): string[] {
  const words: string[] = [];
  if (nth !== undefined) {
    words.push(
      "every" in nth
        ? say(voice, "when-every", { nth: nth.every })
        : say(voice, "when-nth", {
            list: listIn(
              voice,
              nth.is.map((number) => say(voice, "nth", { nth: number })),
            ),
            count: nth.is.length,
          }),
    );
  }
  if (minimum !== undefined) words.push(say(voice, "when-minimum", { amount: moneyIn(voice, minimum) }));
  if (quantity !== undefined) words.push(say(voice, "when-quantity", { count: quantity }));
  if (channels)
    words.push(
      eitherIn(
        voice,
        channels.map((channel) => say(voice, `channel-${channel}`)),
      ),
    );
  if (countries) {
    const names = new Intl.DisplayNames(voice.language, { type: "region" });
    words.push(
      say(voice, "when-countries", {
        list: eitherIn(
          voice,
          countries.map((code) => names.of(code) ?? code),
        ),
      }),
    );
  }
  if (currencies) words.push(say(voice, "when-currencies", { list: eitherIn(voice, currencies) }));
  return words;
}

/** "£30.00" of a decimal text of the program's. */
export function moneyIn(voice: Voice, decimal: string): string {
  return writeMoney(parseMoney(decimal, voice.currency), voice.currency, voice.language);
}

function eitherIn(voice: Voice, items: readonly string[]): string {
  return new Intl.ListFormat(voice.language, { type: "disjunction" }).format(items);
}

/** British dates: a day before its month. */
function dates({ language }: Voice): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
}

function dayIn(voice: Voice, day: string): string {
  return dates(voice)
    .format(new Date(day))
    .replace(/^1 (?=\p{L})/u, voice.language === "fr" ? "1er " : "1 ");
}

function rangeIn(voice: Voice, from: string, until: string): string {
  if (from === until) return say(voice, "when-on", { date: dayIn(voice, from) });
  return say(voice, "when-between", { from: dayIn(voice, from), until: dayIn(voice, until) });
}
