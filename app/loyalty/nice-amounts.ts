/** First digits that amounts people are used to begin with. */
const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The nearest amount that is easy to say: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 or 10 of a power of ten, and never below `least`. */
export function niceAmount(amount: number, least: number): number {
  if (!(amount > least)) return least;
  const power = 10 ** Math.floor(Math.log10(amount));
  const first = amount / power;
  const nearest = steps.reduce((best, step) => (Math.abs(step - first) < Math.abs(best - first) ? step : best));
  return Math.max(least, Number((nearest * power).toPrecision(6)));
}

/** The nearest whole number with two digits that count, and a multiple of five from a hundred on. */
export function nicePoints(points: number): number {
  if (points < 10) return Math.max(1, Math.round(points));
  const unit = Math.max(5, 10 ** (Math.floor(Math.log10(points)) - 1));
  return Math.max(unit, Math.round(points / unit) * unit);
}
