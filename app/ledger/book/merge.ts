import { BookError, touch, type Book, type Step, type Transfer } from "./book";
import { lotKey, type Lot } from "./lot";
import { reasons } from "./reasons";

type Out = Record<"pending" | "available", Transfer | null>;

/**
 * Everything of `from` becomes `into`'s: two rows an account through `moved`, the lots with their dates, what is held, and
 * the debt, which points of the other repay at once.
 */
export function mergeBooks(from: Book, into: Book, step: Step): void {
  const key = `merge/${from.memberId}`;
  const { owed } = from.balances;
  const explained = (amount: number): Step => ({ ...step, explanation: reasons.merged(amount) });
  const carry = (account: "pending" | "available" | "held") => {
    const amount = from.balances[account];
    const out = from.move("merge", account, "moved", amount, `${key}/${account}/out`, explained(amount));
    return { out, in: into.move("merge", "moved", account, amount, `${key}/${account}/in`, explained(amount)) };
  };
  const pending = carry("pending");
  const available = carry("available");
  carry("held");
  from.move("merge", "moved", "owed", owed, `${key}/owed/out`, explained(owed));
  const debt = into.move("merge", "owed", "moved", owed, `${key}/owed/in`, explained(owed));
  const out: Out = { pending: pending.out, available: available.out };
  for (const lot of [...from.lots.values()]) moveLot(from, into, lot, out, step);
  const cause = available.in ?? debt;
  if (cause) into.afterRaise(cause, [], step);
}

/** A lot changes hands; where the kept member has one of the same cause, its points do. */
function moveLot(from: Book, into: Book, lot: Lot, out: Out, step: Step): void {
  if (lot.memberId !== from.memberId) return;
  const key = lotKey(lot.causeType, lot.causeId, lot.source);
  const kept = into.lots.get(key);
  if (!kept) {
    lot.memberId = into.memberId;
    touch(lot);
    from.lots.delete(key);
    into.lots.set(key, lot);
    return;
  }
  const { remaining, expired } = lot;
  if (remaining === 0 && expired === 0) return;
  if (remaining > 0) {
    const transfer = out[lot.approved ? "available" : "pending"];
    if (!transfer) throw new BookError(`lot ${lot.id} moves without a transfer`);
    from.take(lot, remaining, transfer);
    if (kept.remaining === 0) kept.approved = lot.approved;
    // one lot cannot be half approved: the part that waits is approved now
    if (lot.approved !== kept.approved) {
      const waiting = kept.approved ? { id: lot.id, amount: remaining } : { id: kept.id, amount: kept.remaining };
      into.move("approve", "pending", "available", waiting.amount, `lot/${waiting.id}/approve`, {
        ...step,
        explanation: reasons.approved(waiting.amount),
      });
      kept.approved = true;
    }
  }
  kept.amount += remaining + expired;
  kept.remaining += remaining;
  kept.expired += expired;
  lot.expired = 0;
  touch(lot);
  touch(kept);
}
