import { zoneCalendar } from "./zone";

export interface LotToEnd {
  remaining: number;
  /** RFC 3339 in UTC with milliseconds; null: never */
  expiresAt: string | null;
}

/** What to remind a member of on a day: lots that end together. */
export interface Reminder<Lot extends LotToEnd> {
  /** days until the last one on which they can be spent */
  days: number;
  expiresAt: string;
  points: number;
  lots: Lot[];
}

/**
 * The reminders that are due on the shop's day of `at`, the soonest end first: of each lot with points left one on the day that is so
 * many days before the one it ends on. A lot whose end came to be known later than that is not reminded of again.
 */
export function remindersDue<Lot extends LotToEnd>(
  lots: readonly Lot[],
  { reminders, zone }: { reminders: readonly number[]; zone: string },
  at: string,
): Reminder<Lot>[] {
  const calendar = zoneCalendar(zone);
  const due = new Map<number, Reminder<Lot>>();
  for (const days of new Set(reminders)) {
    const last = calendar.endOfDay(calendar.plusDays(Date.parse(at), days));
    for (const lot of lots) {
      if (lot.remaining === 0 || lot.expiresAt === null || calendar.endOfDay(Date.parse(lot.expiresAt)) !== last) continue;
      const reminder = due.get(days) ?? { days, expiresAt: lot.expiresAt, points: 0, lots: [] };
      due.set(days, reminder);
      reminder.points += lot.remaining;
      reminder.lots.push(lot);
      if (lot.expiresAt < reminder.expiresAt) reminder.expiresAt = lot.expiresAt;
    }
  }
  return [...due.values()].toSorted((a, b) => a.days - b.days);
}
