import { compileTiers } from "./compile";
import type { CountRow } from "./judgement";
import type { Tiers } from "./program-parts";
import { endOf, lastEndBefore, nextTurn, periodAt, type TierPeriod } from "./tier-by-hand";
import { TierWalk } from "./tier-walk";

/** Where a member stands among the tiers at an instant. Times are RFC 3339 in UTC with milliseconds. */
export interface TierStanding {
  /** null below the first level, or without tiers */
  tier: string | null;
  /** the merchant set it by hand: `until` is then the end of that */
  byHand?: true;
  /** when this tier was entered; for the tier everyone starts in: since joining, else the first row; null before both */
  since: string | null;
  /** the measure has fallen below this tier, or it was set by hand, and it stays until here; null: for good */
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
  /** tiers set by hand: in force they stand in place of the measured one, up or down */
  byHand?: readonly TierPeriod[];
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
  const measured = {
    tier: walk.tierKey,
    since: text(walk.since),
    until: text(walk.until),
    measure: walk.measure,
    dueAt: text(walk.nextChange()),
  };
  return ground.byHand === undefined || ground.byHand.length === 0 ? measured : withHand(measured, ground.byHand, compiled.levels, at);
}

/** After a tier by hand the measured one begins with its end, unless it is the same one. */
function withHand(measured: TierStanding, periods: readonly TierPeriod[], levels: readonly { key: string }[], at: string): TierStanding {
  const turn = nextTurn(periods, at);
  const period = periodAt(periods, levels, at);
  if (period !== null) return { ...measured, byHand: true, tier: period.tier, since: period.from, until: endOf(period), dueAt: turn };
  const over = lastEndBefore(periods, levels, at);
  const begun = over !== null && over.tier !== measured.tier && (measured.since === null || endOf(over) > measured.since);
  const dueAt = turn !== null && (measured.dueAt === null || turn < measured.dueAt) ? turn : measured.dueAt;
  return { ...measured, since: begun ? endOf(over) : measured.since, dueAt };
}

function text(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
