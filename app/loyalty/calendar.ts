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
 * Available `pendingDays` calendar days of the shop after earning, of the rule or else of the program. Expires at the end of the shop's day that is the
 * program's months after availability, and never before the member could see the date for the notice period.
 */
export function lotDates(earnedAt: string, program: Program, zone: string, pendingDays = program.points.pendingDays): LotDates {
  const calendar = zoneCalendar(zone);
  const earned = Date.parse(earnedAt);
  const { expiry } = program.points;
  const available = pendingDays === 0 ? earned : calendar.plusDays(earned, pendingDays);
  const availableAt = pendingDays === 0 ? earnedAt : new Date(available).toISOString();
  if (expiry.mode !== "lot") return { earnedAt, availableAt, expiresAt: null };
  return { earnedAt, availableAt, expiresAt: expiryOf(available, program, expiry, zone) };
}

type LotExpiry = Extract<Program["points"]["expiry"], { mode: "lot" }>;

const expiries = new WeakMap<Program, Map<string, Map<number, string>>>();

/** All points that become available on one day expire at one instant, so it is found once a day, away from clock changes. */
function expiryOf(available: number, program: Program, { months, noticeDays }: LotExpiry, zone: string): string {
  const calendar = zoneCalendar(zone);
  const days = expiriesOf(program, zone);
  const day = calendar.evenDay(available);
  const known = days.get(day);
  if (known !== undefined) return known;
  const ends = [calendar.plusMonths(available, months), calendar.plusDays(available, noticeDays)];
  const expiresAt = new Date(calendar.endOfDay(Math.max(...ends))).toISOString();
  if (days.size > 5000) days.clear();
  if (![day, ...ends.map((end) => calendar.evenDay(end))].some(Number.isNaN)) days.set(day, expiresAt);
  return expiresAt;
}

function expiriesOf(program: Program, zone: string): Map<number, string> {
  let zones = expiries.get(program);
  if (zones === undefined) expiries.set(program, (zones = new Map()));
  let days = zones.get(zone);
  if (days === undefined) zones.set(zone, (days = new Map()));
  return days;
}
