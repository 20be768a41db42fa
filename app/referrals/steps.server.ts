import { FidelioError } from "../base/errors";
import type { ShopTx } from "../db/tenancy.server";
import type { Judgement, Signal } from "../loyalty/referral-judgement/judgement";
import { groundOf } from "../loyalty/referral-orders";
import { shopRow } from "../programs/shop.server";
import { loadVersions } from "../programs/versions.server";
import { friendsOrders } from "./follow-rows.server";
import type { ReferralRow } from "./referral";
import { changeReferral, lockedReferral } from "./rows.server";
import { takeGainsBack } from "./take-back.server";

/**
 * What the judge says of a referral that qualified: it waits, or is held for a person. One that a person has approved is not held
 * again, one that is held or was moved on meanwhile keeps its state; what was seen is noted all the same. Throws `not_found`.
 */
export async function applyJudgement(tx: ShopTx, id: string, judgement: Judgement): Promise<ReferralRow> {
  const row = await lockedReferral(tx, id);
  // the judge does not look for it: who is held for it stays so, whatever is seen in another order
  const limit = row.state === "review" ? row.signals.filter(({ code }) => code === "monthly-limit") : [];
  const seen = { signals: [...judgement.signals, ...limit], score: judgement.score, judgedAt: tx.now };
  if (row.state !== "qualified") return row.state === "review" ? changeReferral(tx, row, seen) : row;
  if (judgement.hold && row.decision !== "approved") return changeReferral(tx, row, { ...seen, state: "review", heldFrom: "qualified" });
  return changeReferral(tx, row, { ...seen, state: "waiting", waitsUntil: await waitOf(tx, row) });
}

/** Holds a referral that was not rewarded yet for a person to look at. Call under its locks. */
export async function holdReferral(tx: ShopTx, row: ReferralRow, signal: Signal): Promise<ReferralRow> {
  if (row.state !== "claimed" && row.state !== "qualified" && row.state !== "waiting") return row;
  const signals = row.signals.some(({ code }) => code === signal.code) ? row.signals : [...row.signals, signal];
  return changeReferral(tx, row, { state: "review", heldFrom: row.state, signals, waitsUntil: null });
}

/** A person lets a held referral go on from where it was held; `by`: "staff:<Shopify user id>". Throws `not_found`, `conflict`: it is not held. */
export async function approveReferral(tx: ShopTx, id: string, by: string): Promise<ReferralRow> {
  const row = await lockedReferral(tx, id);
  if (row.state !== "review") throw new FidelioError("conflict", { state: row.state });
  const decided = { decision: "approved", decidedBy: by, decidedAt: tx.now, heldFrom: null, endedAt: null, reason: null } as const;
  if (row.heldFrom === "claimed") {
    const over = row.windowUntil < tx.now;
    return changeReferral(tx, row, over ? { ...decided, ...expired(row) } : { ...decided, state: "claimed" });
  }
  return changeReferral(tx, row, { ...decided, state: "waiting", waitsUntil: await waitOf(tx, row) });
}

export const expired = ({ windowUntil }: ReferralRow) => ({ state: "expired", endedAt: windowUntil, reason: "window-over" }) as const;

/**
 * A person refuses a referral, for a reason that the advocate reads (a code). What it gave is taken back. Throws `not_found`, and
 * `conflict` where it has ended already.
 */
export async function rejectReferral(tx: ShopTx, id: string, { by, reason }: { by: string; reason: string }): Promise<ReferralRow> {
  let row = await lockedReferral(tx, id);
  if (row.state === "rejected" || row.state === "reversed" || row.state === "expired") {
    throw new FidelioError("conflict", { state: row.state });
  }
  if (row.state === "rewarded") row = await takeGainsBack(tx, row, "decision");
  const decided = { decision: "rejected", decidedBy: by, decidedAt: tx.now } as const;
  return changeReferral(tx, row, { ...decided, state: "rejected", heldFrom: null, waitsUntil: null, endedAt: tx.now, reason });
}

/**
 * A person takes back what was decided: the referral is held again, with what it gave taken back. Throws `not_found`, and `conflict`
 * where nothing was decided, or its order fell away since.
 */
export async function undoDecision(tx: ShopTx, id: string): Promise<ReferralRow> {
  let row = await lockedReferral(tx, id);
  if (row.decision === null || row.state === "reversed" || row.state === "expired" || row.state === "review") {
    throw new FidelioError("conflict", { state: row.state, decision: row.decision });
  }
  if (row.state === "rewarded") row = await takeGainsBack(tx, row, "decision");
  const open = { decision: null, decidedBy: null, decidedAt: null, endedAt: null, reason: null, waitsUntil: null };
  return changeReferral(tx, row, { ...open, state: "review", heldFrom: row.orderId === null ? "claimed" : "qualified" });
}

/** Until when a referral waits, by the orders that are held now; null: for a second order. */
async function waitOf(tx: ShopTx, row: ReferralRow): Promise<Date | null> {
  const program = (await loadVersions(tx)).find(({ number }) => number === row.programVersion)?.program;
  if (!program?.referral) return null;
  const orders = (await friendsOrders(tx, [row.id], [])).get(row.id) ?? [];
  const { zone } = await shopRow(tx);
  return groundOf(row, orders, { referral: program.referral, currency: program.currency, zone })?.waitsUntil ?? null;
}
