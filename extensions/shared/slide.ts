/** A reward whose price the member chooses: points from the least to the most, by steps. */
export interface Slide {
  step: number;
  least: number;
  most: number;
}

/** The points that can be chosen now, from and to; null: there are too few. */
export function rangeOf({ step, least, most }: Slide, available: number): { from: number; to: number } | null {
  const to = Math.min(most, Math.floor(available / step) * step);
  return to < least ? null : { from: least, to };
}

/** The nearest choice that can be made, down to a whole step. */
export function within(points: number, { step }: Slide, { from, to }: { from: number; to: number }): number {
  if (!Number.isFinite(points)) return from;
  return Math.min(Math.max(Math.floor(points / step) * step, from), to);
}
