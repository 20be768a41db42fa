import { probit } from "simple-statistics";

/** A share and where it lies with 95 % certainty. */
export interface Share {
  of: number;
  hits: number;
  share: number;
  from: number;
  to: number;
}

/**
 * Wilson's score interval (E. B. Wilson, 1927; recommended over the normal one by Brown, Cai and DasGupta, Statistical Science 16, 2001): it
 * holds near 0 and 1 too, where these shares are.
 */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { of, hits, share: NaN, from: 0, to: 1 };
  const z = probit(0.975);
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { of, hits, share, from: Math.max(0, (middle - half) / whole), to: Math.min(1, (middle + half) / whole) };
}
