import { FidelioError } from "../../base/errors";
import type { Cause } from "../operations";
import { BookError, type Book, type Step } from "./book";
import { reasons } from "./reasons";

/** The merchant forgives a debt, at most what is owed. */
export function writeOff(book: Book, { cause, amount }: { cause: Cause; amount: number }, step: Step): void {
  const { owed } = book.balances;
  if (amount > owed) throw new FidelioError("conflict", { reason: "more-than-owed", memberId: book.memberId, owed, asked: amount });
  book.move("write-off", "issued", "owed", amount, `${cause.type}/${cause.id}/write-off`, step);
}

/** All pending and available points expire, as lots do: an order of theirs that is refunded later leaves no debt. */
export function forfeit(book: Book, cause: Cause, step: Step): void {
  const { pending, available, held } = book.balances;
  if (held > 0) throw new FidelioError("conflict", { reason: "points-held", memberId: book.memberId, held });
  const key = `${cause.type}/${cause.id}/forfeit`;
  const out = {
    pending: book.move("forfeit", "pending", "expired", pending, `${key}/pending`, { ...step, explanation: reasons.forfeited(pending) }),
    available: book.move("forfeit", "available", "expired", available, `${key}/available`, {
      ...step,
      explanation: reasons.forfeited(available),
    }),
  };
  for (const lot of book.lots.values()) {
    if (lot.remaining === 0 || lot.memberId !== book.memberId) continue;
    const transfer = out[lot.approved ? "available" : "pending"];
    if (!transfer) throw new BookError(`lot ${lot.id} is forfeited without a transfer`);
    lot.expired += lot.remaining;
    book.take(lot, lot.remaining, transfer);
  }
}
