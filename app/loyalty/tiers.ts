import { compileTiers } from "./compile";
import type { CountRow } from "./judgement";
import type { Tiers } from "./program-parts";
import { TierWalk } from "./tier-walk";

/** Where a member stands among the tiers at an instant. Times are RFC 3339 in UTC with milliseconds. */
export interface TierStanding {
  /** null below the first level, or without tiers */
  tier: string | null;
  /** when this tier was entered; for the tier everyone starts in: since joining, else the first row; null before both */
  since: string | null;
  /** the measure has fallen below this tier, which stays until here; null: it has not */
  until: string | null;
  /** the next instant at which tier, since or until change if nothing new happens; null: never */
  dueAt: string | null;
  /** minor units when the measure is spend, else a count */
  measure: number;
}

/** Where and in what money the tiers are measured, and since when the member is one. */
export interface TierGround {
  zone: string;
  currency: string;
  joinedAt: string | null;
}

/**
 * The tier at an instant, walked through all rows of the member. The order of the rows does not matter: what happened at
 * one instant is added up before it is looked at. Rows dated later are not counted yet.
 */
export function tierAt(rows: readonly CountRow[], tiers: Tiers | null, ground: TierGround, at: string): TierStanding {
  if (tiers === null) return { tier: null, since: null, until: null, dueAt: null, measure: 0 };
  const compiled = compileTiers(tiers, ground.currency);
  const walk = new TierWalk(compiled, ground.zone, ground.joinedAt);
  for (const row of rows) walk.add(row);
  walk.advanceTo(Date.parse(at));
  return {
    tier: walk.tierKey,
    since: text(walk.since),
    until: text(walk.until),
    measure: walk.measure,
    dueAt: text(walk.nextChange()),
  };
}

function text(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
