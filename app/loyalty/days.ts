import { DateTime } from "luxon";
import { shopDay } from "./shop-day";

/** The calendar's days as text, "2026-11-22": they compare as time, and neither zone nor clock change touches their arithmetic. */
export type Day = string;

const dayLength = 86_400_000;

/** The shop's day at an instant (milliseconds since 1970, or RFC 3339). */
export function dayAt(at: number | string, zone: string): Day {
  return shopDay(typeof at === "string" ? at : new Date(at).toISOString(), zone).date;
}

/** The first instant of a day of the shop's, RFC 3339 in UTC with milliseconds: later than midnight where the clocks skip it. */
export function startOfDay(day: Day, zone: string): string {
  return DateTime.fromISO(day, { zone }).startOf("day").toUTC().toISO() ?? "";
}

export function plusDays(day: Day, days: number): Day {
  return isoDay(Date.parse(day) + days * dayLength);
}

/** So many months later or earlier; of 31 January and a month the last of February. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Month and day without a year. */
export interface DayOfYear {
  month: number;
  day: number;
}

/** Whether there is such a day in any year. */
export function isDayOfYear({ month, day }: DayOfYear): boolean {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return Number.isInteger(month) && Number.isInteger(day) && days !== undefined && day >= 1 && day <= days;
}

/** The day in a year; 29 February of a common year is the 28th. */
export function dayInYear({ month, day }: DayOfYear, year: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1, Math.min(day, last)));
}

/** Which days of any year a day stands for: 28 February of a common year for the 29th too. */
export function daysOfYearOn(day: Day): DayOfYear[] {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const itself = { month, day: date };
  const common = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 28;
  return month === 2 && date === 28 && common ? [itself, { month: 2, day: 29 }] : [itself];
}

function isoDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}
