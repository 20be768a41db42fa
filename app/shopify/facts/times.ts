/** An RFC 3339 time of any offset in UTC with milliseconds, so that text order is time order. Throws on no time. */
export function utc(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) throw new TypeError("A time is not RFC 3339.");
  return at.toISOString();
}

export function utcOrNull(time: string | null | undefined): string | null {
  return time ? utc(time) : null;
}
