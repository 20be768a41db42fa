import { zoneCalendar } from "../../loyalty/zone";
import { folded } from "./fold";
import { noTier, type MemberQuery } from "./query";

/** A piece of SQL over `member m` with its values, numbered from $1, which is the shop. */
export interface Conditions {
  text: string;
  values: unknown[];
}

const numberFrom = /^\d{4,}$/u;

/** Which members the query asks for. Erased and merged ones never. */
export function conditionsOf(shopId: string, query: MemberQuery, zone: string): Conditions {
  const values: unknown[] = [shopId];
  const value = (given: unknown) => `$${values.push(given)}`;
  const parts = ["m.shop_id = $1", "m.merged_into is null", "m.status <> 'erased'"];
  for (const word of query.search.split(/\s+/u).filter(Boolean)) {
    const text = `m.search_words like ${folded(`${value(`%${escaped(word)}%`)}::text`)}`;
    parts.push(numberFrom.test(word) ? `(${text} or m.customer_id::text like ${value(`%${word}`)})` : text);
  }
  if (query.statuses.length > 0) parts.push(`m.status = any(${value(query.statuses)}::text[])`);
  if (query.tiers.length > 0) {
    const named = `m.tier = any(${value(query.tiers)}::text[])`;
    parts.push(query.tiers.includes(noTier) ? `(${named} or m.tier is null)` : named);
  }
  if (query.from !== null) parts.push(`m.available >= ${value(query.from)}`);
  if (query.to !== null) parts.push(`m.available <= ${value(query.to)}`);
  if (query.after !== null) parts.push(`m.last_order_at >= ${value(startOfDay(query.after, zone))}`);
  if (query.before !== null) parts.push(`m.last_order_at < ${value(startOfDay(query.before, zone))}`);
  return { text: parts.join(" and "), values };
}

const escaped = (word: string) => word.replace(/[\\%_]/gu, "\\$&");

/** The first instant of a day, in the shop's zone. */
export function startOfDay(day: string, zone: string): Date {
  // noon of the day in UTC lies within it nearly everywhere; the rest is off by the zone's own hours
  const { startOf } = zoneCalendar(zone);
  const near = Date.parse(`${day}T12:00:00Z`);
  const tries = [0, -1, 1].map((days) => startOf(near + days * 86_400_000, "day"));
  const wanted = tries.find((at) => localDay(at, zone) === day);
  return new Date(wanted ?? startOf(near, "day"));
}

const localDay = (at: number, zone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
