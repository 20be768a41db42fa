import { DateTime } from "luxon";
import { weekdays } from "./goods-shape";
import { zoneCalendar } from "./zone";

export type Weekday = (typeof weekdays)[number];

/** A day of the shop's calendar. */
export interface ShopDay {
  /** "2026-11-21": days compare as text */
  date: string;
  weekday: Weekday;
}

const dayLength = 86_400_000;
const days = new Map<number, ShopDay>();

/** The shop's day at an instant. */
export function shopDay(at: string, zone: string): ShopDay {
  const instant = Date.parse(at);
  const even = zoneCalendar(zone).evenDay(instant);
  if (!Number.isNaN(even)) return dayOf(even);
  const { year, month, day } = DateTime.fromMillis(instant, { zone });
  return dayOf(Date.UTC(year, month - 1, day) / dayLength);
}

/** By its number since 1970. */
function dayOf(number: number): ShopDay {
  let day = days.get(number);
  if (day === undefined) {
    // 1 January 1970 was a Thursday
    const weekday = weekdays[(((number + 3) % 7) + 7) % 7] ?? "monday";
    day = { date: new Date(number * dayLength).toISOString().slice(0, 10), weekday };
    if (days.size > 20_000) days.clear();
    days.set(number, day);
  }
  return day;
}

const starts = new Map<string, number>();

/** The first millisecond of the shop's day, week (from Monday), month or year that an instant lies in; `ever` has begun with time. */
export function periodStart(instant: number, every: "day" | "week" | "month" | "year" | "ever", zone: string): number {
  if (every === "ever") return -Infinity;
  const calendar = zoneCalendar(zone);
  const day = calendar.evenDay(instant);
  if (Number.isNaN(day)) return calendar.startOf(instant, every);
  const name = `${zone}/${every}/${day}`;
  let start = starts.get(name);
  if (start === undefined) {
    start = calendar.startOf(instant, every);
    if (starts.size > 20_000) starts.clear();
    starts.set(name, start);
  }
  return start;
}
