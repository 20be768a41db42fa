import type { Operation } from "../../ledger/operations";
import { judgeGuestOrder, type Judgement } from "../../loyalty/judge";
import type { IncomingOrder } from "./incoming";
import { leavingPosting, orderPostings } from "./order-points";
import type { OrderRow } from "./order-row";
import type { OrderWrite } from "./write-orders.server";

/** New facts of an order, and whose it is now; null: a guest's. */
export interface Change {
  incoming: IncomingOrder;
  memberId: string | null;
  row: OrderRow | null;
}

export interface Outcome {
  operations: Operation[];
  writes: OrderWrite[];
}

/**
 * What judgements mean for the ledger and the orders' rows. Pure. `judged` holds those of the changes and those of other
 * orders of the same members, whose rows are in `held`.
 */
export function outcomeOf(
  changes: readonly Change[],
  judged: ReadonlyMap<string, Judgement>,
  held: ReadonlyMap<string, OrderRow>,
): Outcome {
  const outcome: Outcome = { operations: [], writes: [] };
  for (const change of changes) addChange(outcome, change, judged.get(change.incoming.facts.orderId));
  const changed = new Set(changes.map(({ incoming }) => incoming.facts.orderId));
  for (const [orderId, judgement] of judged) {
    const row = held.get(orderId);
    if (!changed.has(orderId) && row) addRejudged(outcome, row, judgement);
  }
  return outcome;
}

function addChange({ operations, writes }: Outcome, { incoming, memberId, row }: Change, own: Judgement | undefined): void {
  const { facts, source } = incoming;
  const judgement = memberId === null ? judgeGuestOrder(facts) : own;
  let posted = { sources: row?.sources ?? {}, postings: row?.postings ?? 0 };
  if (row?.member_id && row.member_id !== memberId) {
    const leaving = leavingPosting(row.member_id, judgement ?? judgeGuestOrder(facts), posted, facts.updatedAt);
    if (leaving) operations.push(leaving);
    posted = { sources: {}, postings: posted.postings + (leaving ? 1 : 0) };
  }
  const postings = judgement && memberId ? orderPostings(memberId, judgement, posted, row !== null) : [];
  operations.push(...postings);
  writes.push({
    orderId: facts.orderId,
    memberId,
    facts,
    fromOurCopy: source === "our-copy",
    judgement: judgement ?? heldJudgement(facts.orderId, row),
    postings: posted.postings + postings.length,
  });
}

/** The facts are the same; the context, the version or the member's standing is not. */
function addRejudged({ operations, writes }: Outcome, row: OrderRow, judgement: Judgement): void {
  if (row.member_id === null) return;
  const own = orderPostings(row.member_id, judgement, { sources: row.sources ?? {}, postings: row.postings }, false);
  operations.push(...own);
  const postings = row.postings + own.length;
  writes.push({ orderId: row.order_id, memberId: row.member_id, facts: null, fromOurCopy: false, judgement, postings });
}

/** An erased member's order stands as it was judged, though its facts are new. */
function heldJudgement(orderId: string, row: OrderRow | null): OrderWrite["judgement"] {
  if (!row?.explanation) throw new Error(`Order ${orderId} was not judged, and no judgement is held.`);
  return {
    programVersion: row.program_version,
    context: row.context,
    counts: row.counts ?? [],
    sources: row.sources ?? {},
    granted: Number(row.granted),
    reversed: Number(row.reversed),
    explanation: row.explanation,
  };
}
