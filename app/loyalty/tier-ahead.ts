import { compileTiers } from "./compile";
import type { Program } from "./program";

export interface TierAhead {
  key: string;
  measure: "spend" | "points" | "orders";
  /** minor units when the measure is spend, else a count */
  lacking: number;
  /** of the way from the member's own tier, 0 to 100, rounded down */
  share: number;
}

/** The next tier above a member's own that they have not reached; null: there is none. */
export function tierAhead(program: Program, tier: string | null, measure: number): TierAhead | null {
  if (program.tiers === null) return null;
  const { levels } = compileTiers(program.tiers, program.currency);
  const own = levels.find(({ key }) => key === tier)?.from ?? 0;
  const next = levels.find(({ from }) => from > own && from > measure);
  if (next === undefined) return null;
  const way = Math.max(0, measure - own) / (next.from - own);
  return { key: next.key, measure: program.tiers.measure, lacking: next.from - measure, share: Math.floor(way * 100) };
}
