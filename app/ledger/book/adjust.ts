import { FidelioError } from "../../base/errors";
import type { AdjustOperation } from "../operations";
import type { Book, Step } from "./book";
import type { Moved } from "./commands";
import { grant } from "./grant";
import { returnToLots } from "./redemption";
import { takeBack } from "./take-back";

/** Adds points: in a lot of their own, or, undoing an earlier taking, back to the lots that it took from. */
export function adjustUp(book: Book, { cause, amount, at, dates }: AdjustOperation, moved: Moved | null, step: Step): void {
  const causeKey = `${cause.type}/${cause.id}/adjust`;
  if (!moved || moved.uses.size === 0) {
    const evergreen = { earnedAt: at, availableAt: at, expiresAt: null };
    return grant(book, { source: "adjustment", amount, dates: dates ?? evergreen, causeKey, kind: "adjust" }, step);
  }
  const transfer = book.move("adjust", "issued", "available", amount, causeKey, step);
  if (!transfer) return;
  const { raised, left } = returnToLots(book, moved.uses, amount, transfer.id);
  if (left > 0) throw new FidelioError("conflict", { reason: "more-than-was-taken", memberId: book.memberId, asked: amount });
  book.afterRaise(transfer, raised, step);
}

/** Takes points: of an earlier adding that is undone first from its own lot, what expired of it included. Never a debt. */
export function adjustDown(book: Book, { cause, amount }: AdjustOperation, moved: Moved | null, step: Step): void {
  const asked = -amount;
  const own = moved?.own;
  const available = book.balances.available + (own?.expired ?? 0);
  if (available < asked) throw new FidelioError("insufficient_points", { memberId: book.memberId, available, asked });
  takeBack(book, { kind: "adjust", to: "issued", own, amount: asked, causeKey: `${cause.type}/${cause.id}/adjust` }, step);
}
