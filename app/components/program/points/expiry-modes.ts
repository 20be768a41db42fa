import type { Expiry } from "../../../loyalty/program";

export const expiryModes = ["lot", "dates", "inactivity", "none"] as const;
export type ExpiryMode = (typeof expiryModes)[number];

/** Expiry in another mode, with what both modes have in common as it was. */
export function withMode(expiry: Expiry, mode: ExpiryMode): Expiry {
  if (mode === expiry.mode) return expiry;
  const noticeDays = "noticeDays" in expiry ? expiry.noticeDays : 30;
  const months = "months" in expiry && expiry.months > 0 ? expiry.months : 12;
  switch (mode) {
    case "lot":
      return { mode, months, noticeDays };
    case "dates":
      return { mode, days: ["12-31"], months: 6, noticeDays };
    case "inactivity":
      return { mode, months, noticeDays };
    case "none":
      return { mode };
  }
}

/** Days before the end on which messages remind, the longest first, each once. */
export function reminderDays(days: readonly number[]): number[] {
  return [...new Set(days)].sort((a, b) => b - a);
}
