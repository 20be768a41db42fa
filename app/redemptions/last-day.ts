import { zoneCalendar } from "../loyalty/zone";

/** The end of the shop's calendar day `days` after `from`: what is "valid for 30 days" is valid all of the thirtieth. */
export function endOfLastDay(from: Date, days: number, zone: string): Date {
  const calendar = zoneCalendar(zone);
  return new Date(calendar.endOfDay(calendar.plusDays(from.getTime(), days)));
}

/** Until when points stay that came back at `at` after their lot's date; null: the program gives no days of grace. */
export function graceUntil(at: string, graceDays: number, zone: string): string | null {
  return graceDays === 0 ? null : endOfLastDay(new Date(at), graceDays, zone).toISOString();
}
