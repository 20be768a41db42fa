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

type Levels = readonly { key: string }[];

/** The tier that periods make of the measured one: what was set by hand, else the higher of the measured one and the floors. */
export function tierWith(periods: readonly TierPeriod[], levels: Levels, at: string, measured: string | null): string | null {
  return (handAt(periods, levels, at) ?? floorAt(periods, levels, at, measured))?.tier ?? measured;
}

/**
 * What is set by hand at an instant: of several the period that was set last. One whose tier the program does not have (any
 * more) counts for nothing. A function of the set: who was merged into whom first does not matter.
 */
export function handAt(periods: readonly TierPeriod[], levels: Levels, at: string): TierPeriod | null {
  let chosen: TierPeriod | null = null;
  for (const period of periods) {
    if (period.floor === true || !inForce(period, levels, at)) continue;
    if (chosen === null || laterSet(period, chosen)) chosen = period;
  }
  return chosen;
}

/** The floor that holds at an instant, the highest of several; null: there is none, or the measured tier is as high. */
export function floorAt(periods: readonly TierPeriod[], levels: Levels, at: string, measured: string | null): TierPeriod | null {
  const heightOf = (tier: string | null) => levels.findIndex(({ key }) => key === tier);
  let chosen: TierPeriod | null = null;
  for (const period of periods) {
    if (period.floor !== true || !inForce(period, levels, at)) continue;
    const higher = chosen === null ? heightOf(period.tier) - heightOf(measured) : heightOf(period.tier) - heightOf(chosen.tier);
    if (higher > 0 || (higher === 0 && chosen !== null && laterSet(period, chosen))) chosen = period;
  }
  return chosen;
}

function inForce(period: TierPeriod, levels: Levels, at: string): boolean {
  return period.from <= at && endOf(period) > at && levels.some(({ key }) => key === period.tier);
}

function laterSet(a: TierPeriod, b: TierPeriod): boolean {
  if (a.from !== b.from) return a.from > b.from;
  if (endOf(a) !== endOf(b)) return endOf(a) > endOf(b);
  return a.tier > b.tier;
}

/**
 * The last period, of a tier that the program has, that was over by the instant; null: there was none. A floor that is not above the
 * measured tier is none: it ended unnoticed.
 */
export function lastEndBefore(periods: readonly TierPeriod[], levels: Levels, at: string, measured: string | null): TierPeriod | null {
  const heightOf = (tier: string | null) => levels.findIndex(({ key }) => key === tier);
  let last: TierPeriod | null = null;
  for (const period of periods) {
    const end = endOf(period);
    if (end > at || end <= period.from || heightOf(period.tier) < 0) continue;
    if (period.floor === true && heightOf(period.tier) <= heightOf(measured)) continue;
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
