import { zoneCalendar } from "../loyalty/zone";

/** From `from` on, and before `to`. */
export interface Period {
  from: Date;
  to: Date;
}

export interface Periods {
  /** today of the shop, so far, and the 29 days before it */
  current: Period;
  /** the 30 days before those, up to the same time of day, so that both are equally long */
  before: Period;
  /** when each of the 60 days begins that both lie in, oldest first */
  days: Date[];
}

/** Days that a figure adds up. */
export const periodDays = 30;

/** The two periods that key figures compare, in the shop's calendar. */
export function periodsAt(now: Date, zone: string): Periods {
  const calendar = zoneCalendar(zone);
  const at = now.getTime();
  const days = Array.from({ length: 2 * periodDays }, (_, place) =>
    calendar.startOf(calendar.plusDays(at, place + 1 - 2 * periodDays), "day"),
  );
  const first = (place: number) => new Date(days[place]!);
  return {
    // what is dated by this very instant has happened
    current: { from: first(periodDays), to: new Date(at + 1) },
    before: { from: first(0), to: new Date(calendar.plusDays(at, -periodDays) + 1) },
    days: days.map((day) => new Date(day)),
  };
}
