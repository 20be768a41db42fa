import type { Program } from "./program";

/**
 * Whether two programs place every member in the same tier: measure, window, levels and money are alike. Titles, multipliers, gifts
 * and perks move nobody. Without a program before, nobody was placed.
 */
export function samePlacing(before: Program | null, after: Program): boolean {
  return before === null || placing(before) === placing(after);
}

function placing({ tiers, currency }: Program): string {
  if (tiers === null) return "none";
  const { measure, window, yearStarts, keep, graceDays } = tiers;
  const levels = tiers.levels.filter(({ archived }) => !archived).map(({ key, from }) => [key, from]);
  return JSON.stringify([currency, measure, window, yearStarts, keep, graceDays, levels]);
}
