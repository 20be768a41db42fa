/** A time in which a customer had a tag or was in a segment; one that ends where it begins says that it ended then, begun unheard. */
export interface GroupPeriod {
  /** RFC 3339 in UTC with milliseconds */
  from: string;
  /** null: still */
  until: string | null;
}

/** Where a period begins that we only found: nobody told when. */
export const always = "1970-01-01T00:00:00.000Z";

const covers = ({ from, until }: GroupPeriod, at: string) => from <= at && (until === null || until > at);
const isMark = ({ from, until }: GroupPeriod) => from === until;
const sorted = (periods: readonly GroupPeriod[]) => periods.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/**
 * The periods with a beginning that was told, whenever it is heard of: beginnings and ends that alternate give the same periods in
 * any order, and twice changes nothing. A period that we had only found begins here.
 */
export function withBeginning(periods: readonly GroupPeriod[], at: string): GroupPeriod[] {
  if (periods.some((period) => period.from === at && !isMark(period))) return [...periods];
  const within = periods.find((period) => covers(period, at));
  if (within) {
    const others = periods.filter((period) => period !== within);
    // an end between its own beginning and this one was not heard of yet
    const before = within.from === always ? [] : [{ from: within.from, until: at }];
    return sorted([...others, ...before, { from: at, until: within.until }]);
  }
  const others = periods.filter((period) => period.from !== at);
  const next = sorted(others).find(({ from }) => from > at);
  const rest = next && isMark(next) ? others.filter((period) => period !== next) : others;
  return sorted([...rest, { from: at, until: next?.from ?? null }]);
}

/** The periods with an end that was told, whenever it is heard of. */
export function withEnd(periods: readonly GroupPeriod[], at: string): GroupPeriod[] {
  const within = periods.filter((period) => period.from < at && covers(period, at));
  if (within.length === 0) {
    const known = periods.some(({ from, until }) => until === at || from === at);
    return known ? [...periods] : sorted([...periods, { from: at, until: at }]);
  }
  const others = periods.filter((period) => !within.includes(period));
  const ended = within.map(({ from }) => ({ from, until: at }));
  // an end that was known for later is no longer this period's: it waits for its beginning
  const later = within.flatMap(({ until }) =>
    until !== null && !others.some(({ from }) => from === until) ? [{ from: until, until }] : [],
  );
  return sorted([...others, ...ended, ...later]);
}

/**
 * The periods after somebody looked, beginning at `at`, and found the customer in or out. What was told since is newer. Found without
 * any word before, it counts as from the first day.
 */
export function afterReading(periods: readonly GroupPeriod[], found: boolean, at: string): GroupPeriod[] {
  const open = periods.some(({ until }) => until === null);
  const newer = periods.some(({ from, until }) => from >= at || (until !== null && until >= at));
  if (newer || open === found) return [...periods];
  if (!found) return periods.map((period) => (period.until === null ? { ...period, until: at } : period));
  return sorted([...periods, { from: periods.length === 0 ? always : at, until: null }]);
}
