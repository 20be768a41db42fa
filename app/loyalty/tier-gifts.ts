import { compileProgram } from "./compile";
import type { CountRow } from "./judgement";
import type { ProgramVersion } from "./program";
import { TierWalk } from "./tier-walk";
import { zoneCalendar } from "./zone";

/** Points that entering a tier brings. */
export interface TierGift {
  /** key of the tier */
  tier: string;
  /** first day of the program's year that it is of: "2026-04-06" */
  year: string;
  /** when the tier was entered, RFC 3339 in UTC with milliseconds */
  at: string;
  points: number;
  programVersion: number;
}

/** Whether any of these programs gives something on entering a tier: else nobody has to be walked. */
export function haveGifts(versions: readonly ProgramVersion[]): boolean {
  return versions.some(({ program }) => compileProgram(program).tiers.levels.some(({ gift }) => gift > 0));
}

/**
 * The gifts that a member's way through the tiers brings up to an instant, oldest first: a function of the dated rows and the
 * versions. Each version is walked by its own tiers, and counts from its own instant to the next one's (the oldest from the
 * beginning): who stands in another tier by a publication entered nothing. Only entering from below brings a gift, each tier once
 * in a year of the program's; a tier that is passed over on the way to a higher one brings none. What was set by hand plays no
 * part: it neither brings a gift nor keeps one away.
 */
export function tierGifts(
  rows: readonly CountRow[],
  versions: readonly ProgramVersion[],
  { zone, joinedAt }: { zone: string; joinedAt: string | null },
  at: string,
): TierGift[] {
  const gifts: TierGift[] = [];
  const given = new Set<string>();
  const calendar = zoneCalendar(zone);
  versions.forEach(({ number, program, inForceFrom }, place) => {
    const { tiers } = compileProgram(program);
    if (!tiers.levels.some(({ gift }) => gift > 0)) return;
    const from = place === 0 ? -Infinity : Date.parse(inForceFrom);
    const until = Math.min(Date.parse(at), Date.parse(versions[place + 1]?.inForceFrom ?? "9999-01-01T00:00:00.000Z") - 1);
    if (until < from) return;
    const walk = new TierWalk(tiers, zone, joinedAt);
    for (const row of rows) walk.add(row);
    walk.advanceTo(until);
    for (const move of walk.moves) {
      const level = tiers.levels[move.to];
      if (move.at < from || move.to < move.from || level === undefined || level.gift === 0) continue;
      const year = `${calendar.yearOf(move.at, tiers.yearStarts)}-${tiers.yearStarts}`;
      const name = `${level.key}/${year}`;
      if (given.has(name)) continue;
      given.add(name);
      gifts.push({ tier: level.key, year, at: new Date(move.at).toISOString(), points: level.gift, programVersion: number });
    }
  });
  return gifts;
}
