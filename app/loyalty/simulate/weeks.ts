import { zoneCalendar } from "../zone";

/** The first day of an instant's week (from Monday) in a zone: "2026-11-16". Most instants of a day are looked up once. */
export function weekFinder(zone: string): (at: string) => string {
  const calendar = zoneCalendar(zone);
  const days = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const known = new Map<number, string>();
  const nameOf = (at: number) => days.format(calendar.startOf(at, "week"));
  return (at) => {
    const instant = Date.parse(at);
    const day = calendar.evenDay(instant);
    if (Number.isNaN(day)) return nameOf(instant);
    let week = known.get(day);
    if (week === undefined) known.set(day, (week = nameOf(instant)));
    return week;
  };
}

/** Every week from the one of `from` to the one of `until`, by its first day. */
export function weeksBetween(from: string, until: string, zone: string): string[] {
  const weekOf = weekFinder(zone);
  const weeks: string[] = [];
  const last = Date.parse(weekOf(until));
  for (let day = Date.parse(weekOf(from)); day <= last; day += 7 * 86_400_000) weeks.push(new Date(day).toISOString().slice(0, 10));
  return weeks;
}
