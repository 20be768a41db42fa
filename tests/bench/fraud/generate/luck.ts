/** Chances that repeat: the same seed, the same referrals. */
export interface Luck {
  /** from 0 to below 1 */
  next: () => number;
  chance: (share: number) => boolean;
  /** a whole number of the range, both ends in */
  whole: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** a key by its weight */
  among: <Key extends string>(weights: Readonly<Record<Key, number>>) => Key;
  /** exponential with the mean */
  wait: (mean: number) => number;
}

/** Mulberry32: small, and good enough for a benchmark. */
export function luckOf(seed: number): Luck {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    among: <Key extends string>(weights: Readonly<Record<Key, number>>) => {
      const keys = Object.keys(weights) as Key[];
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0);
      return keys.find((key) => (left -= weights[key]) < 0) ?? keys[0]!;
    },
    wait: (mean) => -Math.log(1 - next()) * mean,
  };
}
