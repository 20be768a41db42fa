/**
 * Business time: what the program counts by. `offsetMs` is the row of the table `clock`, which `db/` reads at the start
 * of each transaction; only local mode moves it, and only forward. Tokens, signatures, retries and rate limits use `realNow`.
 */
export function businessNow(offsetMs: number): Date {
  return new Date(Date.now() + offsetMs);
}

/** The machine's own time: for tokens, signatures, retries and rate limits, never for points. */
export function realNow(): Date {
  return new Date();
}
