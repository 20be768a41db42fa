import { compileTiers } from "./compile";
import type { CountRow } from "./judgement";
import type { Program } from "./program";
import { tierWith, type TierPeriod } from "./tier-by-hand";
import { TierWalk } from "./tier-walk";

/** What a new program does to the tier of one member. */
export interface TierMove {
  from: string | null;
  to: string | null;
  /** it is a fall from a tier that the new program has as well: whoever keeps members where they are keeps this one */
  falls: boolean;
}

export interface MoveGround {
  zone: string;
  joinedAt: string | null;
  byHand?: readonly TierPeriod[];
}

/** Where a member stands by one program and by the next, at the instant (RFC 3339) from which the next one holds. */
export function tierMove(rows: readonly CountRow[], ground: MoveGround, before: Program, after: Program, at: string): TierMove {
  const from = tierBy(before, rows, ground, at);
  const to = tierBy(after, rows, ground, at);
  return { from, to, falls: from !== to && from !== null && rankOf(from, after) > rankOf(to, after) };
}

/** The tier alone of `tierAt`, without what comes next: a preview asks it of every member of a shop. */
function tierBy({ tiers, currency }: Program, rows: readonly CountRow[], ground: MoveGround, at: string): string | null {
  if (tiers === null) return null;
  const compiled = compileTiers(tiers, currency);
  const walk = new TierWalk(compiled, ground.zone, ground.joinedAt);
  for (const row of rows) walk.add(row);
  walk.advanceTo(Date.parse(at));
  return tierWith(ground.byHand ?? [], compiled.levels, at, walk.tierKey);
}

/** −1 below all tiers, and for one that the program does not have. */
function rankOf(tier: string | null, { tiers, currency }: Program): number {
  return tiers === null ? -1 : compileTiers(tiers, currency).levels.findIndex(({ key }) => key === tier);
}
