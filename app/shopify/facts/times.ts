const latest = Date.UTC(9000, 0);

/**
 * An RFC 3339 time of any offset in UTC with milliseconds, so that text order is time order. Throws on no time, and on one
 * whose text would not be in order or whose points would expire after the calendar's last year.
 */
export function utc(time: string): string {
  const at = new Date(time);
  const ms = at.getTime();
  if (Number.isNaN(ms)) throw new TypeError("A time is not RFC 3339.");
  if (ms < 0 || ms >= latest) throw new RangeError("A time is not between 1970 and 9000.");
  return at.toISOString();
}

export function utcOrNull(time: string | null | undefined): string | null {
  return time ? utc(time) : null;
}
