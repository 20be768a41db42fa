/** A reward whose price the member chooses: so many points a step, so much money for each. */
export interface Slide {
  /** points of one step */
  step: number;
  /** minor units of one step */
  value: number;
  least: number;
  /** null: as many as there are points for */
  most: number | null;
}

/** The points that can be chosen now, from and to; null: there are too few. */
export function rangeOf({ step, least, most }: Slide, available: number): { from: number; to: number } | null {
  const reach = Math.floor(available / step);
  const to = most === null ? reach : Math.min(most, reach);
  return to < least ? null : { from: least * step, to: to * step };
}

/** The nearest choice that can be made, down to a whole step. */
export function within(points: number, { step }: Slide, { from, to }: { from: number; to: number }): number {
  if (!Number.isFinite(points)) return from;
  return Math.min(Math.max(Math.floor(points / step) * step, from), to);
}

/** Minor units that the points come to. */
export const worthOf = (points: number, { step, value }: Slide): number => Math.floor(points / step) * value;
