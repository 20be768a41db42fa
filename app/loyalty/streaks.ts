import { plusDays, type Day } from "./days";

/**
 * How many days in a row, up to and with `today`, there was a visit, at most `most`. Days up to `after` are of a streak that was
 * rewarded and are not counted again.
 */
export function daysInARow(visited: ReadonlySet<Day>, today: Day, after: Day | null, most: number): number {
  let days = 0;
  for (let day = today; days < most && visited.has(day) && (after === null || day > after); day = plusDays(day, -1)) days += 1;
  return days;
}
