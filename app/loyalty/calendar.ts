import { endByRule } from "./expiry";
import type { Program } from "./program";
import { zoneCalendar } from "./zone";

/** The dates of a lot: from facts only, never from arrival. RFC 3339 in UTC with milliseconds. */
export interface LotDates {
  earnedAt: string;
  /** from here on the points can be spent */
  availableAt: string;
  /** the points are gone at this instant (the last millisecond of a day of the shop's); null: never */
  expiresAt: string | null;
}

/**
 * The dates of points earned under one program: available `pendingDays` calendar days of the shop after earning, and ended as its
 * expiry says (`expiry.ts`), by inactivity as if earning were the last thing that the member did. What later versions and acts make
 * of the end is the ledger's to apply (`expiryOf`). `pendingDays`: a rule's own in place of the program's.
 */
export function lotDates(earnedAt: string, program: Program, zone: string, pendingDays = program.points.pendingDays): LotDates {
  const available = pendingDays === 0 ? Date.parse(earnedAt) : zoneCalendar(zone).plusDays(Date.parse(earnedAt), pendingDays);
  const availableAt = pendingDays === 0 ? earnedAt : new Date(available).toISOString();
  return { earnedAt, availableAt, expiresAt: endByRule({ earnedAt, available }, program.points.expiry, null, zone) };
}
