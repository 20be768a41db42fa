/**
 * The steps into which gains and losses of points are sorted: 1 to 9, 10 to 99 …, both ways. Named by the figure nearest to zero with
 * its sign; 0 is who gains and loses nothing. Programs give a point a pound or a hundred, so the steps grow tenfold.
 */
export function stepOf(points: number): number {
  if (points === 0) return 0;
  let step = 1;
  while (step * 10 <= Math.abs(points)) step *= 10;
  return points < 0 ? -step : step;
}

/** All steps from the lowest to the highest of these, those between them that nobody is in too. */
export function stepsBetween(steps: readonly number[]): number[] {
  if (steps.length === 0) return [];
  const lowest = Math.min(0, ...steps);
  const highest = Math.max(0, ...steps);
  const all: number[] = [0];
  for (let step = 1; step <= highest; step *= 10) all.push(step);
  for (let step = 1; step <= -lowest; step *= 10) all.unshift(-step);
  return all;
}
