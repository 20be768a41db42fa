import { writeDate, writeMoney, writeNumber } from "../../explain/figures";
import { parseMoney } from "../../money";
import { localised, type Texts } from "../../texts";
import { listIn, type Voice } from "../voice";
import { say, sentenceOf } from "./say";

const moneyFields = new Set([
  "rule.per",
  "rule.when.minimum",
  "reward.value",
  "reward.minimumSubtotal",
  "reward.cap",
  "reward.maximumPrice",
  "reward.expense",
  "points.value",
  "referral.friend.value",
  "referral.friend.minimumSubtotal",
  "referral.minimumOrder",
]);
const most = { characters: 80, items: 12 };

/** How a value of a field is written, in the voice's language; goods and segments by their names where the voice knows them. */
export function valueIn(voice: Voice, field: string, value: unknown, measure: string | null = null): string {
  if (value === undefined || value === null) return say(voice, "nothing");
  if (typeof value === "boolean") return say(voice, value ? "yes" : "no");
  if (typeof value === "number") return writeNumber(String(value), voice.language);
  if (typeof value === "string") return textIn(voice, field, value, measure);
  if (Array.isArray(value)) return arrayIn(voice, field, value, measure);
  return recordIn(voice, field, value as Readonly<Record<string, unknown>>, measure);
}

function textIn(voice: Voice, field: string, text: string, measure: string | null): string {
  const named = /(?:products|variants|collections|segments)$/u.test(field) ? voice.goodsNames?.[text] : undefined;
  if (named !== undefined) return say(voice, "quoted", { text: named });
  const chosen = sentenceOf(voice, `value.${field}.${text}`) ?? sentenceOf(voice, `value.${text}`);
  if (chosen !== null && !isWritten(field)) return chosen;
  if (/^\d{4}-\d\d-\d\dT/u.test(text)) return momentIn(voice, text);
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return writeDate(`${text}T12:00:00Z`, voice.language, "UTC");
  const decimal = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/u.test(text);
  if (decimal && (moneyFields.has(field) || (field === "level.from" && measure === "spend"))) return moneyIn(voice, text);
  if (decimal && !isWritten(field)) return writeNumber(text, voice.language);
  return say(voice, "quoted", { text: text.length > most.characters ? `${text.slice(0, most.characters - 1)}…` : text });
}

/** Words of the merchant's own, which are never one of our choices. */
function isWritten(field: string): boolean {
  return /(?:title|description|image|instructions|names|texts|notice|perks|tags|Tags|tagsExcluded|vendors|types|network|link|path)(?:\.|$)/u.test(
    field,
  );
}

function moneyIn(voice: Voice, text: string): string {
  try {
    return writeMoney(parseMoney(text, voice.currency), voice.currency, voice.language);
  } catch {
    return writeNumber(text, voice.language);
  }
}

function momentIn(voice: Voice, at: string): string {
  const time = new Intl.DateTimeFormat(voice.language === "en" ? "en-GB" : voice.language, {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: voice.zone,
  });
  return say(voice, "moment", { date: writeDate(at, voice.language, voice.zone), time: time.format(new Date(at)) });
}

function arrayIn(voice: Voice, field: string, items: readonly unknown[], measure: string | null): string {
  if (items.length === 0) return say(voice, "nothing");
  const shown = items.slice(0, most.items).map((item) => valueIn(voice, field, item, measure));
  const more = items.length - shown.length;
  return listIn(voice, more === 0 ? shown : [...shown, say(voice, "more", { count: more })]);
}

/** A step of a challenge, or words by language. */
function recordIn(voice: Voice, field: string, record: Readonly<Record<string, unknown>>, measure: string | null): string {
  if (field === "reward.choices") return textIn(voice, "variants", String(record["variant"]), measure);
  const values = Object.values(record);
  if (isWritten(field) && values.length > 0 && values.every((value) => typeof value === "string")) {
    return valueIn(voice, field, localised(record as Texts, voice.language, voice.main), measure);
  }
  return values.length === 0 ? say(voice, "nothing") : values.map((value) => valueIn(voice, field, value, measure)).join(" → ");
}
