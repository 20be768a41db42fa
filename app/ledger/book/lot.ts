import { compareIds } from "../../loyalty/ids";

/** Points granted together. Times are RFC 3339 in UTC with milliseconds, so that strings compare as instants. */
export interface Lot {
  readonly id: string;
  memberId: string;
  readonly causeType: string;
  readonly causeId: string;
  readonly source: string;
  amount: number;
  remaining: number;
  /** expired and not clawed back */
  expired: number;
  approved: boolean;
  earnedAt: string;
  availableAt: string;
  expiresAt: string | null;
  /** the last transfer that expired points of it, or brought some back into days of grace: the next expiry's key names it */
  expiryFollows: string | null;
  /** what the writer has to do with it */
  state: "kept" | "changed" | "new";
}

const digits = /^\d+$/u;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The one order of lots: soonest expiry first (without an end: last), then earliest earned, then cause and source. Never
 * by our own ids, which differ from run to run.
 */
export function compareLots(a: Lot, b: Lot): number {
  if (a.expiresAt !== b.expiresAt) {
    if (a.expiresAt === null) return 1;
    if (b.expiresAt === null) return -1;
    return compareText(a.expiresAt, b.expiresAt);
  }
  const byCause = compareText(a.earnedAt, b.earnedAt) || compareText(a.causeType, b.causeType);
  if (byCause !== 0) return byCause;
  const bothIds = digits.test(a.causeId) && digits.test(b.causeId);
  return (bothIds ? compareIds(a.causeId, b.causeId) : compareText(a.causeId, b.causeId)) || compareText(a.source, b.source);
}

/** Names a lot of a member: there is one for each cause and source. */
export function lotKey(causeType: string, causeId: string, source: string): string {
  return `${causeType}/${causeId}/${source}`;
}
