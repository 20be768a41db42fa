import { compileTiers } from "./compile";
import type { CountRow } from "./judgement";
import type { Tiers } from "./program-parts";
import { endOf, floorAt, handAt, lastEndBefore, nextTurn, type TierPeriod } from "./tier-by-hand";
import { TierWalk, type MoveReason } from "./tier-walk";

/** Where a member stands among the tiers at an instant. Times are RFC 3339 in UTC with milliseconds. */
export interface TierStanding {
  /** null below the first level, or without tiers */
  tier: string | null;
  /** the merchant set it by hand: `until` is then the end of that */
  byHand?: true;
  /** a new program kept the member above what is measured: `until` is then the end of that */
  floor?: true;
  /** when this tier was entered; for the tier everyone starts in: since joining, else the first row; null before both */
  since: string | null;
  /**
   * The tier stays until here and no longer if nothing comes: the end of its grace, of the year that it is kept to, of what was set
   * by hand; null: for good, or in a rolling window as long as the measure holds
   */
  until: string | null;
  /** the next instant at which tier, since or until change if nothing new happens; null: never */
  dueAt: string | null;
  /** minor units when the measure is spend, else a count; in a window of a year of the running one */
  measure: number;
}

/** Why a member's tier is what it is: the last measured move, or what stands in its place or ended. */
export type TierReason = MoveReason | "by-hand" | "by-hand-over" | "floor" | "floor-over";

/** One move among the measured tiers. */
export interface TierMove {
  at: string;
  from: string | null;
  to: string | null;
  reason: MoveReason;
}

/** Where and in what money the tiers are measured, and since when the member is one. */
export interface TierGround {
  zone: string;
  currency: string;
  joinedAt: string | null;
  /** tiers set by hand: in force they stand in place of the measured one, up or down; floors hold from below */
  byHand?: readonly TierPeriod[];
}

/**
 * The tier at an instant, walked through all rows of the member. The order of the rows does not matter: what happened at
 * one instant is added up before it is looked at. Rows dated later are not counted yet.
 */
export function tierAt(rows: readonly CountRow[], tiers: Tiers | null, ground: TierGround, at: string): TierStanding {
  return tierPath(rows, tiers, ground, at).standing;
}

/** The tier at an instant and how it came to be it. */
export interface TierPath {
  standing: TierStanding;
  reason: TierReason;
  /** the moves among the measured tiers up to it, oldest first */
  moves: TierMove[];
}

const noTiers: TierStanding = { tier: null, since: null, until: null, dueAt: null, measure: 0 };

export function tierPath(rows: readonly CountRow[], tiers: Tiers | null, ground: TierGround, at: string): TierPath {
  if (tiers === null) return { standing: noTiers, reason: "measure", moves: [] };
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
  const key = (level: number) => compiled.levels[level]?.key ?? null;
  const moves = walk.moves.map(({ at: moved, from, to, reason }) => ({ at: iso(moved), from: key(from), to: key(to), reason }));
  const path: TierPath = { standing: measured, reason: moves.at(-1)?.reason ?? "measure", moves };
  if (ground.byHand === undefined || ground.byHand.length === 0) return path;
  return { ...path, ...withHand(path, ground.byHand, compiled.levels, at) };
}

/** After a tier by hand or a floor the measured one begins with its end, unless it is the same one. */
function withHand(
  { standing: measured, reason }: TierPath,
  periods: readonly TierPeriod[],
  levels: readonly { key: string }[],
  at: string,
): Pick<TierPath, "standing" | "reason"> {
  const turn = nextTurn(periods, at);
  const held = ({ tier, from }: TierPeriod, until: string) => ({ ...measured, tier, since: from, until });
  const hand = handAt(periods, levels, at);
  if (hand !== null) return { standing: { ...held(hand, endOf(hand)), byHand: true, dueAt: turn }, reason: "by-hand" };
  const dueAt = turn !== null && (measured.dueAt === null || turn < measured.dueAt) ? turn : measured.dueAt;
  const floor = floorAt(periods, levels, at, measured.tier);
  if (floor !== null) return { standing: { ...held(floor, endOf(floor)), floor: true, dueAt }, reason: "floor" };
  const over = lastEndBefore(periods, levels, at, measured.tier);
  const begun = over !== null && over.tier !== measured.tier && (measured.since === null || endOf(over) > measured.since);
  if (!begun) return { standing: { ...measured, dueAt }, reason };
  return { standing: { ...measured, since: endOf(over), dueAt }, reason: over.floor === true ? "floor-over" : "by-hand-over" };
}

function text(at: number | null): string | null {
  return at === null ? null : iso(at);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
