/** A time in which a member has a tier by the merchant's hand. Times are RFC 3339 in UTC with milliseconds. */
export interface TierPeriod {
  tier: string;
  /** in force from this instant */
  from: string;
  /** until this one, which is no longer of it */
  until: string;
  /** taken back before its end, from this instant on */
  ended: string | null;
  /** a new program kept the member here: it holds from below only, a higher measured tier stands */
  floor?: boolean;
}

/** The instant from which a period no longer counts. */
export function endOf({ until, ended }: TierPeriod): string {
  return ended !== null && ended < until ? ended : until;
}

/**
 * The period in force at an instant: of several the one that was set last. One whose tier the program does not have (any
 * more) counts for nothing. A function of the set: who was merged into whom first does not matter.
 */
export function periodAt(periods: readonly TierPeriod[], levels: readonly { key: string }[], at: string): TierPeriod | null {
  let chosen: TierPeriod | null = null;
  for (const period of periods) {
    if (period.from > at || endOf(period) <= at || !levels.some(({ key }) => key === period.tier)) continue;
    if (chosen === null || laterSet(period, chosen)) chosen = period;
  }
  return chosen;
}

function laterSet(a: TierPeriod, b: TierPeriod): boolean {
  if (a.from !== b.from) return a.from > b.from;
  if (endOf(a) !== endOf(b)) return endOf(a) > endOf(b);
  return a.tier > b.tier;
}

/** The end of the last period, of a tier that the program has, that was over by the instant; null: there was none. */
export function lastEndBefore(periods: readonly TierPeriod[], levels: readonly { key: string }[], at: string): TierPeriod | null {
  let last: TierPeriod | null = null;
  for (const period of periods) {
    const end = endOf(period);
    if (end > at || end <= period.from || !levels.some(({ key }) => key === period.tier)) continue;
    if (last === null || end > endOf(last) || (end === endOf(last) && laterSet(period, last))) last = period;
  }
  return last;
}

/** The next instant after `at` at which a period begins or ends; null: none does. */
export function nextTurn(periods: readonly TierPeriod[], at: string): string | null {
  let next: string | null = null;
  for (const period of periods) {
    const end = endOf(period);
    for (const turn of end > period.from ? [period.from, end] : []) if (turn > at && (next === null || turn < next)) next = turn;
  }
  return next;
}
