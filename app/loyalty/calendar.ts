import type { Program } from "./program";
import { zoneCalendar } from "./zone";

/** The dates of a lot: from facts only, never from arrival. RFC 3339 in UTC with milliseconds. */
export interface LotDates {
  earnedAt: string;
  /** from here on the points can be spent */
  availableAt: string;
  /** the points are gone at this instant (the last millisecond of a day of the shop's); null: never */
  expiresAt: string | null;
}

/**
 * Available `pendingDays` calendar days of the shop after earning. Expires at the end of the shop's day that is the
 * program's months after availability, and never before the member could see the date for the notice period.
 */
export function lotDates(earnedAt: string, program: Program, zone: string): LotDates {
  const calendar = zoneCalendar(zone);
  const earned = Date.parse(earnedAt);
  const { pendingDays, expiry } = program.points;
  const available = pendingDays === 0 ? earned : calendar.plusDays(earned, pendingDays);
  const availableAt = pendingDays === 0 ? earnedAt : new Date(available).toISOString();
  if (expiry.mode === "none") return { earnedAt, availableAt, expiresAt: null };
  const last = Math.max(calendar.plusMonths(available, expiry.months), calendar.plusDays(available, expiry.noticeDays));
  return { earnedAt, availableAt, expiresAt: new Date(calendar.endOfDay(last)).toISOString() };
}
