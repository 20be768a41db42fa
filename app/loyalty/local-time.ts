import { DateTime, IANAZone } from "luxon";

/** The instant of a day and time that a clock on the shop's wall shows: "2026-11-28T09:00". One that the clocks skip is the next. */
export function localInstant(local: string, zone: string): Date {
  return DateTime.fromISO(local, { zone: IANAZone.create(zone) }).toJSDate();
}

/** The last millisecond of a day of the shop's: "2027-02-20". */
export function endOfLocalDay(day: string, zone: string): Date {
  return new Date(
    DateTime.fromISO(day, { zone: IANAZone.create(zone) })
      .plus({ days: 1 })
      .startOf("day")
      .toMillis() - 1,
  );
}
