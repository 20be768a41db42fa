/** How a figure stands beside the one before it: the page says it in words. */
export interface Comparison {
  direction: "up" | "down" | "same";
  /** by which share of the earlier figure it changed, in whole percent; null: there was nothing before */
  percent: number | null;
}

export function compare(now: number, before: number): Comparison {
  const direction = now === before ? "same" : now > before ? "up" : "down";
  return { direction, percent: before === 0 ? null : Math.round((100 * Math.abs(now - before)) / before) };
}
