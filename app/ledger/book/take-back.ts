import { touch, type Book, type Step, type Transfer } from "./book";
import type { Lot } from "./lot";

export interface TakeBack {
  kind: "claw-back" | "undo-import" | "adjust";
  to: "issued" | "opening";
  /** the lot that these points were granted in, where the member has it */
  own: Lot | undefined;
  amount: number;
  /** each transfer's key is this one with the account that it takes from */
  causeKey: string;
}

/**
 * Takes points back from the first of these that has any: what of their own lot is pending, the rest of that lot, what of
 * it expired, the member's other available lots (soonest expiry first), and only then as a debt. What a live redemption
 * holds is not touched.
 */
export function takeBack(book: Book, back: TakeBack, step: Step): void {
  let left = back.amount;
  const { own } = back;
  if (own && !own.approved) left -= takePending(book, own, left, back, step);

  const fromOwn = own?.approved ? Math.min(left, own.remaining) : 0;
  left -= fromOwn;
  const fromExpired = own ? Math.min(left, own.expired) : 0;
  left -= fromExpired;
  const fromOthers = Math.min(left, book.balances.available - fromOwn);
  left -= fromOthers;

  const available = book.move(back.kind, "available", back.to, fromOwn + fromOthers, `${back.causeKey}/available`, step);
  if (available) takeOwnThenSoonest(book, own, fromOwn, fromOthers, available);
  if (own && book.move(back.kind, "expired", back.to, fromExpired, `${back.causeKey}/expired`, step)) {
    own.expired -= fromExpired;
    touch(own);
  }
  book.move(back.kind, "owed", back.to, left, `${back.causeKey}/owed`, step);
}

function takePending(book: Book, own: Lot, wanted: number, back: TakeBack, step: Step): number {
  const part = Math.min(wanted, own.remaining);
  const transfer = book.move(back.kind, "pending", back.to, part, `${back.causeKey}/pending`, step);
  if (transfer) book.take(own, part, transfer);
  return part;
}

function takeOwnThenSoonest(book: Book, own: Lot | undefined, fromOwn: number, fromOthers: number, transfer: Transfer): void {
  if (own && fromOwn > 0) book.take(own, fromOwn, transfer);
  let left = fromOthers;
  for (const lot of left > 0 ? book.availableLots() : []) {
    if (lot === own) continue;
    const part = Math.min(left, lot.remaining);
    if (part > 0) book.take(lot, part, transfer);
    left -= part;
    if (left === 0) break;
  }
}
