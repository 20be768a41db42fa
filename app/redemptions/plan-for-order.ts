import type { Operation } from "../ledger/operations";
import type { OrderFacts } from "../loyalty/order-facts";
import type { Reason } from "../loyalty/words";
import { isGivenAtOnce } from "../discounts/document";
import { pointsToGiveBack } from "./give-back";
import { isLive, type RedemptionRow } from "./redemption";

/** What an order does to a redemption whose code it carries. */
export interface OrderPlan {
  row: RedemptionRow;
  captures: Operation[];
  /** what is given back; after the captures */
  returns: Operation[];
  change: Partial<Pick<RedemptionRow, "status" | "captured" | "released" | "returned" | "reason" | "orderId">> & {
    usedAt?: Date;
    endedAt?: Date;
  };
}

/** What the program of the redemption says of points that come back. */
export interface ReturnPolicy {
  giveBack: "share" | "never";
  /** until when points that came back at an instant stay, though their lot's date has passed; null: they go at once */
  graceUntil(at: string): string | null;
}

/**
 * The order that used the code captures, late when the points had been released; what was refunded, removed or cancelled
 * of it gives points back, as far as that was not done before. Null when nothing is left to do, and for a second order
 * with the code: one redemption pays for one order. What was given at once no order gives back.
 */
export function planForOrder(row: RedemptionRow, facts: OrderFacts, policy: ReturnPolicy): OrderPlan | null {
  if (isGivenAtOnce(row.value) || (row.orderId !== null && row.orderId !== facts.orderId)) return null;
  const used = use(row, facts);
  const captured = used?.change.captured ?? row.captured;
  const target = policy.giveBack === "share" ? pointsToGiveBack(facts, captured) : 0;
  const more = target - row.returned;
  if (more <= 0) return used;
  const plan: OrderPlan = used ?? { row, captures: [], returns: [], change: {} };
  const at = givenBackAt(facts);
  plan.returns.push({
    kind: "give-back",
    ...common(row, at, { code: "given-back", orderId: facts.orderId, share: shareOf(target, captured) }),
    redemptionId: row.id,
    // what was given back in all names the step: the same facts again are the same step
    n: target,
    amount: more,
    graceUntil: policy.graceUntil(at),
  });
  plan.change.returned = target;
  if (target === captured) plan.change.status = "returned";
  return plan;
}

function use(row: RedemptionRow, facts: OrderFacts): OrderPlan | null {
  const late = row.status === "released" || row.status === "failed";
  if (!isLive(row) && !late) return null;
  const figures = { orderId: facts.orderId };
  const operation: Operation = late
    ? {
        kind: "late-capture",
        ...common(row, facts.placedAt, { code: "late-captured", ...figures }),
        redemptionId: row.id,
        amount: row.points,
      }
    : { kind: "capture", ...common(row, facts.placedAt, { code: "captured", ...figures }), redemptionId: row.id };
  return {
    row,
    captures: [operation],
    returns: [],
    change: {
      status: "used",
      orderId: facts.orderId,
      captured: row.points,
      released: 0,
      usedAt: new Date(facts.placedAt),
      endedAt: new Date(facts.placedAt),
      reason: late ? "used-after-release" : null,
    },
  };
}

const common = (row: RedemptionRow, at: string, reason: Reason) => ({
  memberId: row.memberId,
  at,
  programVersion: row.programVersion,
  explanation: { codes: [reason] },
});

const shareOf = (returned: number, captured: number): number => Math.floor((returned * 100) / captured);

/** When the buyer got the money back, as far as the facts say. */
function givenBackAt(facts: OrderFacts): string {
  const times = [...facts.refunds.map(({ at }) => at), ...(facts.cancelledAt === null ? [] : [facts.cancelledAt])];
  return times.sort().at(-1) ?? facts.updatedAt;
}
