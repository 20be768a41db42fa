/** A gap that the merchant resumed from without granting it: from, and until before. RFC 3339 in UTC with milliseconds. */
export interface EarningPause {
  from: string;
  until: string;
}

/** Whether a moment lies in a period whose orders and sign-ups earn nothing. */
export function inPause(pauses: readonly EarningPause[], at: string): boolean {
  return pauses.some(({ from, until }) => from <= at && at < until);
}
