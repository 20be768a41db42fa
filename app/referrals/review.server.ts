import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Rejection } from "../loyalty/referral-judgement/rejections";
import { noteActs } from "../programs/audit-entries.server";
import { followOrders } from "./follow-orders.server";
import type { ReferralRow } from "./referral";
import { lockedReferral } from "./rows.server";
import { approveReferral, rejectReferral, undoDecision } from "./steps.server";

/** days in which a decision may be undone */
export const undoDays = 30;
const undoWithin = undoDays * 86_400_000;

/** A person finds nothing wrong: the referral goes on. Twice is once. Throws `not_found`, and `conflict` when it is not held. */
export async function approve(tx: ShopTx, id: string, actor: string): Promise<void> {
  const row = await lockedReferral(tx, id);
  if (row.decision === "approved" && row.state !== "review") return;
  refuseUnlessHeld(row);
  await approveReferral(tx, id, actor);
  await note(tx, row, { actor, action: "referral.approve", detail: {} });
  await standByOrders(tx, row);
}

/**
 * A person finds it wrong: nobody is rewarded for it, and the advocate reads why. What the friend had at the claim stays theirs. Twice
 * is once. Throws `not_found`, and `conflict` when it is not held.
 */
export async function reject(tx: ShopTx, id: string, { actor, reason }: { actor: string; reason: Rejection }): Promise<void> {
  const row = await lockedReferral(tx, id);
  if (row.state === "rejected") return;
  refuseUnlessHeld(row);
  await rejectReferral(tx, id, { by: actor, reason });
  await note(tx, row, { actor, action: "referral.reject", detail: { reason } });
}

function refuseUnlessHeld({ state }: ReferralRow): void {
  if (state !== "review") throw new FidelioError("conflict", { reason: "not-held", referralState: state });
}

/** Whether a decision can still be taken back: for thirty days, unless the referral ended since, or is held anew. */
export function canUndo({ state, decision, decidedAt }: Pick<ReferralRow, "state" | "decision" | "decidedAt">, now: Date): boolean {
  if (decision === null || decidedAt === null || now.getTime() - decidedAt.getTime() > undoWithin) return false;
  return !["reversed", "expired", "review"].includes(state);
}

/**
 * Takes a decision back: the referral is held again, and what it gave since comes back as after a refund. Twice is once. Throws
 * `not_found`, and `conflict` when it is too late.
 */
export async function undo(tx: ShopTx, id: string, actor: string): Promise<void> {
  const row = await lockedReferral(tx, id);
  if (row.state === "review" && row.decision === null) return;
  if (!canUndo(row, tx.now)) throw new FidelioError("conflict", { reason: "too-late", referralState: row.state });
  await undoDecision(tx, id);
  await note(tx, row, { actor, action: "referral.undo", detail: { decision: row.decision } });
  await standByOrders(tx, row);
}

/** What happened to its orders while nobody looked, because it was decided, is made up for. */
async function standByOrders(tx: ShopTx, { orderId }: ReferralRow): Promise<void> {
  if (orderId !== null) await followOrders(tx, { memberIds: [], facts: [], orderIds: [orderId] });
}

interface Act {
  actor: string;
  action: string;
  detail: object;
}

async function note(tx: ShopTx, { id, state }: ReferralRow, { actor, action, detail }: Act): Promise<void> {
  await noteActs(tx, [{ actor, action, subject: id, detail: { ...detail, from: state } }]);
}
