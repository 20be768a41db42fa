import { dayAt, dayInYear, plusDays, plusMonths, startOfDay, yearOf, type Day, type DayOfYear } from "./days";

/** A member's birthday, and when they gave it or changed it last (RFC 3339). */
export interface Birthday extends DayOfYear {
  changedAt: string;
}

const daysBeforeFirst = 30;
const monthsBetweenChanges = 12;

/** The first day on which a birthday that was given or changed then is rewarded. */
export function rewardedFrom(changedAt: string, zone: string): Day {
  return plusDays(dayAt(changedAt, zone), daysBeforeFirst);
}

/** From when on the member may change it. */
export function changeableFrom(changedAt: string, zone: string): string {
  return startOfDay(plusMonths(dayAt(changedAt, zone), monthsBetweenChanges), zone);
}

/** Whether a day is the member's birthday and far enough from its giving. */
export function isRewardedOn(birthday: Birthday, day: Day, zone: string): boolean {
  return dayInYear(birthday, yearOf(day)) === day && day >= rewardedFrom(birthday.changedAt, zone);
}

/** The next birthday after `today` that is far enough from its giving. */
export function nextBirthday(birthday: Birthday, today: Day, zone: string): Day {
  const from = rewardedFrom(birthday.changedAt, zone);
  const day = (year: number): Day => dayInYear(birthday, year);
  const years = [0, 1, 2].map((more) => day(yearOf(today) + more));
  return years.find((one) => one > today && one >= from) ?? day(yearOf(today) + 3);
}

/** Years since joining that are complete on this very day; null: it is no anniversary. 29 February counts on the 28th in common years. */
export function yearsOn(joinedAt: string, day: Day, zone: string): number | null {
  const joined = dayAt(joinedAt, zone);
  const years = yearOf(day) - yearOf(joined);
  return years >= 1 && anniversary(joined, years) === day ? years : null;
}

/** The next anniversary after `today`, of those years if given; null: there is none left. */
export function nextAnniversary(joinedAt: string, today: Day, zone: string, of?: readonly number[]): { years: number; day: Day } | null {
  const joined = dayAt(joinedAt, zone);
  const next = Math.max(1, yearOf(today) - yearOf(joined) + (anniversary(joined, yearOf(today) - yearOf(joined)) > today ? 0 : 1));
  const years = of === undefined ? next : of.filter((one) => one >= next).sort((a, b) => a - b)[0];
  return years === undefined ? null : { years, day: anniversary(joined, years) };
}

/** So many years after a day. */
export function anniversary(joined: Day, years: number): Day {
  const [year = 0, month = 1, day = 1] = joined.split("-").map(Number);
  return dayInYear({ month, day }, year + years);
}
