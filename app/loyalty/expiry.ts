import { versionOf } from "./judge-order";
import type { Expiry, ProgramVersion } from "./program";
import { zoneCalendar, type ZoneCalendar } from "./zone";

/** Of a lot what its end depends on. Times are RFC 3339 in UTC with milliseconds. */
export interface DatedLot {
  earnedAt: string;
  availableAt: string;
}

/** What decides when lots end, beside the lot itself. */
export interface ExpiryGround {
  /** those in force by now, ascending */
  versions: readonly ProgramVersion[];
  zone: string;
}

/**
 * When a lot ends: as the version says in force when it was earned; then as each later version that changes the expiry, from its
 * instant on, but never earlier than its notice period after the switch. A lot that had ended before a switch stays so. Null: never.
 */
export function expiryOf(lot: DatedLot, { versions, zone }: ExpiryGround, lastActiveAt: string | null): string | null {
  const own = versionOf(versions, lot.earnedAt);
  if (own === null) return null;
  const dated = { earnedAt: lot.earnedAt, available: Date.parse(lot.availableAt) };
  let { expiry } = own.program.points;
  let end = endByRule(dated, expiry, lastActiveAt, zone);
  for (let index = versions.indexOf(own) + 1; index < versions.length; index += 1) {
    const { program, inForceFrom } = versions[index] as ProgramVersion;
    if (sameExpiry(program.points.expiry, expiry)) continue;
    expiry = program.points.expiry;
    if (end !== null && end <= inForceFrom) return end;
    end = endAfterSwitch(endByRule(dated, expiry, lastActiveAt, zone), expiry, inForceFrom, zone);
  }
  return end;
}

/**
 * Whether lots may end otherwise than as their own version said: a version changed the expiry, or members' acts move it. Else
 * nobody has to look.
 */
export function movesExpiry(versions: readonly ProgramVersion[]): boolean {
  const [first, ...others] = versions.map(({ program }) => program.points.expiry);
  if (first === undefined) return false;
  return first.mode === "inactivity" || others.some((expiry) => !sameExpiry(expiry, first));
}

/** Whether an act of a member's moves the end of their lots now. */
export function endsByInactivity(versions: readonly ProgramVersion[]): boolean {
  return versions.at(-1)?.program.points.expiry.mode === "inactivity";
}

export function sameExpiry(a: Expiry, b: Expiry): boolean {
  if (a === b || a.mode === "none" || b.mode === "none") return a.mode === b.mode;
  const days = (expiry: Expiry) => (expiry.mode === "dates" ? expiry.days.toSorted().join() : "");
  return a.mode === b.mode && a.months === b.months && a.noticeDays === b.noticeDays && days(a) === days(b);
}

/**
 * When points end by one expiry, and never before they could be seen with their date for the notice period. By inactivity: the months
 * after the last act, or after their earning where that is later: what a merchant gives somebody who was long away is not gone tonight.
 */
export function endByRule(
  { earnedAt, available }: { earnedAt: string; available: number },
  expiry: Expiry,
  lastActiveAt: string | null,
  zone: string,
): string | null {
  if (expiry.mode === "none") return null;
  const lastAct = lastActiveAt !== null && lastActiveAt > earnedAt ? lastActiveAt : earnedAt;
  const from = expiry.mode === "inactivity" ? Date.parse(lastAct) : available;
  return endOfDays(from, available, expiry, zone);
}

type Ending = Exclude<Expiry, { mode: "none" }>;

function endAfterSwitch(end: string | null, expiry: Expiry, switchedAt: string, zone: string): string | null {
  if (end === null || expiry.mode === "none") return null;
  const calendar = zoneCalendar(zone);
  const noticed = new Date(calendar.endOfDay(calendar.plusDays(Date.parse(switchedAt), expiry.noticeDays))).toISOString();
  return end > noticed ? end : noticed;
}

const known = new WeakMap<Ending, Map<string, Map<number, string>>>();

/** All points of one day end at one instant, so it is found once a day, away from clock changes. */
function endOfDays(from: number, available: number, expiry: Ending, zone: string): string {
  const calendar = zoneCalendar(zone);
  const days = from === available ? daysOf(expiry, zone) : null;
  const day = days === null ? NaN : calendar.evenDay(available);
  const held = Number.isNaN(day) ? undefined : days?.get(day);
  if (held !== undefined) return held;
  const ends = [lastDayOf(from, expiry, calendar), calendar.plusDays(available, expiry.noticeDays)];
  const end = new Date(calendar.endOfDay(Math.max(...ends))).toISOString();
  if (days !== null && ![day, ...ends.map((each) => calendar.evenDay(each))].some(Number.isNaN)) {
    if (days.size > 5000) days.clear();
    days.set(day, end);
  }
  return end;
}

/** An instant of the day that the points end on, by the months alone or by the next of the fixed days. */
function lastDayOf(from: number, expiry: Ending, calendar: ZoneCalendar): number {
  const earliest = calendar.plusMonths(from, expiry.months);
  if (expiry.mode !== "dates") return earliest;
  return Math.min(
    ...expiry.days.map((day) => {
      const year = calendar.yearOf(earliest, day);
      const start = calendar.yearStart(year, day);
      // on the day itself the year that begins with it has begun
      return calendar.endOfDay(start) >= earliest ? start : calendar.yearStart(year + 1, day);
    }),
  );
}

function daysOf(expiry: Ending, zone: string): Map<number, string> {
  let zones = known.get(expiry);
  if (zones === undefined) known.set(expiry, (zones = new Map()));
  let days = zones.get(zone);
  if (days === undefined) zones.set(zone, (days = new Map()));
  return days;
}
