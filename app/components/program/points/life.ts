import { lotDates } from "../../../loyalty/calendar";
import type { Program } from "../../../loyalty/program";
import { zoneCalendar } from "../../../loyalty/zone";

export interface Moment {
  what: "earned" | "available" | "reminder" | "ends";
  /** RFC 3339 */
  at: string;
  /** of a reminder: days before the end */
  days?: number;
}

/**
 * What happens to points that are earned at an instant, in order. With expiry by inactivity the end is that of a member who does
 * nothing from then on. Null while the document is no program.
 */
export function lifeOf(program: Program, earnedAt: string, zone: string): Moment[] | null {
  const { expiry, pendingDays, reminders } = program.points;
  if (!isWhole(pendingDays) || (expiry.mode !== "none" && !isWhole(expiry.months))) return null;
  const { availableAt, expiresAt } = lotDates(earnedAt, program, zone);
  const calendar = zoneCalendar(zone);
  const end =
    expiry.mode === "inactivity"
      ? new Date(calendar.endOfDay(calendar.plusMonths(Date.parse(earnedAt), expiry.months))).toISOString()
      : expiresAt;
  const before = (days: number) => new Date(calendar.plusDays(Date.parse(end ?? ""), -days)).toISOString();
  return [
    { what: "earned", at: earnedAt },
    ...(pendingDays === 0 ? [] : [{ what: "available" as const, at: availableAt }]),
    ...(end === null
      ? []
      : reminders.map((days) => ({ what: "reminder" as const, at: before(days), days })).filter(({ at }) => at > availableAt)),
    ...(end === null ? [] : [{ what: "ends" as const, at: end }]),
  ];
}

const isWhole = (number: number) => Number.isInteger(number) && number >= 0;
