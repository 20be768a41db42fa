import { compileTiers } from "./compile";
import type { CountRow } from "./judgement";
import type { Program } from "./program";
import type { TierPeriod } from "./tier-by-hand";
import { tierAt } from "./tiers";

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
  const tierBy = ({ tiers, currency }: Program) => tierAt(rows, tiers, { ...ground, currency }, at).tier;
  const [from, to] = [tierBy(before), tierBy(after)];
  return { from, to, falls: from !== to && from !== null && rankOf(from, after) > rankOf(to, after) };
}

/** −1 below all tiers, and for one that the program does not have. */
function rankOf(tier: string | null, { tiers, currency }: Program): number {
  return tiers === null ? -1 : compileTiers(tiers, currency).levels.findIndex(({ key }) => key === tier);
}
