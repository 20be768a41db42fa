import type { OrderOperation } from "../../ledger/operations";
import type { LotDates } from "../../loyalty/calendar";
import { reason } from "../../loyalty/explain/codes";
import type { Judgement, SourcePoints } from "../../loyalty/judgement";

/** What was posted for an order, by source, and in how many postings. */
export interface Posted {
  sources: Record<string, SourcePoints>;
  postings: number;
}

type Moves = OrderOperation["sources"];

const none: SourcePoints = { granted: 0, reversed: 0 };

/**
 * The points that are to move so that what was posted becomes what is judged. Both are cumulative: a granted figure that
 * falls is clawed back, a reversed figure that falls is granted again.
 */
export function difference(posted: Record<string, SourcePoints>, judged: Record<string, SourcePoints>): Moves {
  return [...new Set([...Object.keys(posted), ...Object.keys(judged)])].sort().flatMap((source) => {
    const before = posted[source] ?? none;
    const after = judged[source] ?? none;
    const granted = after.granted - before.granted;
    const reversed = after.reversed - before.reversed;
    const grant = Math.max(0, granted) + Math.max(0, -reversed);
    const clawBack = Math.max(0, -granted) + Math.max(0, reversed);
    return grant === 0 && clawBack === 0 ? [] : [{ source, grant, clawBack }];
  });
}

/**
 * The postings of one order's judgement for its member: what is granted, dated by the earning, then what is taken back,
 * dated by its reversal; each under the order's next posting number. `redate`: the facts are new, so that a lot which is
 * held may have other dates now.
 */
export function orderPostings(memberId: string, judgement: Judgement, posted: Posted, redate: boolean): OrderOperation[] {
  const moves = difference(posted.sources, judgement.sources);
  const grants = moves
    .filter(({ grant }) => grant > 0)
    .map(({ source, grant }) => ({ source, grant, clawBack: 0, ...datesOf(judgement, source) }));
  const clawBacks = moves
    .filter(({ clawBack }) => clawBack > 0)
    .map(({ source, clawBack }) => ({ source, grant: 0, clawBack, ...datesOf(judgement, source) }));
  const held = Object.entries(posted.sources)
    .filter(([, { granted, reversed }]) => granted > reversed)
    .map(([source]) => ({ source, grant: 0, clawBack: 0, ...datesOf(judgement, source) }));
  const posting = (number: number, at: string, sources: Moves): OrderOperation => ({
    kind: "order",
    memberId,
    orderId: judgement.orderId,
    posting: posted.postings + number,
    at,
    programVersion: judgement.programVersion,
    dates: judgement.dates,
    sources,
    explanation: judgement.explanation,
  });
  const postings: OrderOperation[] = [];
  if (grants.length > 0) postings.push(posting(1, judgement.dates.earnedAt, grants));
  if (clawBacks.length > 0) postings.push(posting(postings.length + 1, reversedAt(judgement), clawBacks));
  if (postings.length === 0 && redate && held.length > 0) postings.push(posting(1, judgement.dates.earnedAt, held));
  return postings;
}

/** Where the source's dates are not the order's. */
function datesOf({ datesOf: own }: Judgement, source: string): { dates?: LotDates } {
  const dates = own?.[source];
  return dates === undefined ? {} : { dates };
}

/** The order has left this member: all that it holds of it is taken back, under the order's next posting number. */
export function leavingPosting(memberId: string, judgement: Judgement, posted: Posted, at: string): OrderOperation | null {
  const sources = Object.entries(posted.sources)
    .map(([source, { granted, reversed }]) => ({ source, grant: 0, clawBack: granted - reversed }))
    .filter(({ clawBack }) => clawBack > 0);
  if (sources.length === 0) return null;
  const { orderId, programVersion, dates } = judgement;
  const explanation = { codes: [reason("owner-changed")] };
  return { kind: "order", memberId, orderId, posting: posted.postings + 1, at, programVersion, dates, sources, explanation };
}

/** When the newest reversal happened: the latest dated row that takes away. */
function reversedAt(judgement: Judgement): string {
  const takenAway = judgement.counts.filter(({ spend, points }) => spend < 0 || points < 0).map(({ at }) => at);
  return takenAway.sort().at(-1) ?? judgement.dates.earnedAt;
}
