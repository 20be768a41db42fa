import type { Book, Step } from "./book";
import { touch } from "./book";
import { compareLots, type Lot } from "./lot";
import { reasons } from "./reasons";

interface Due {
  at: string;
  lot: Lot;
  approves: boolean;
}

/** Approves and expires what is due by the sheet's instant, each at its own instant, in time order; approvals first at equal instants. */
export function settleBook(book: Book): void {
  const due = dueOf(book);
  if (due.length === 0) return;
  if (due.length > 1) due.sort(compareDue);
  for (const { at, lot, approves } of due) {
    if (approves) approve(book, lot, at);
    else book.expire(lot, `lot/${lot.id}/expire${lot.expiryFollows === null ? "" : `/${lot.expiryFollows}`}`, at);
  }
}

function dueOf(book: Book): Due[] {
  const due: Due[] = [];
  const { now } = book.sheet;
  for (const lot of book.lots.values()) {
    if (lot.remaining === 0 || lot.memberId !== book.memberId) continue;
    if (!lot.approved && lot.availableAt <= now) due.push({ at: lot.availableAt, lot, approves: true });
    // a lot that could expire before it is available would lose points that its member never saw
    if (lot.expiresAt !== null && lot.expiresAt <= now && lot.availableAt <= now) {
      due.push({ at: lot.expiresAt > lot.availableAt ? lot.expiresAt : lot.availableAt, lot, approves: false });
    }
  }
  return due;
}

function compareDue(a: Due, b: Due): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.approves !== b.approves) return a.approves ? -1 : 1;
  return compareLots(a.lot, b.lot);
}

function approve(book: Book, lot: Lot, at: string): void {
  const step: Step = { causeType: "lot", causeId: lot.id, at, explanation: reasons.approved(lot.remaining), programVersion: null };
  const transfer = book.move("approve", "pending", "available", lot.remaining, `lot/${lot.id}/approve`, step);
  if (!transfer) return;
  lot.approved = true;
  touch(lot);
  // nothing was returned here: a date that passed meanwhile is due in its own right
  book.afterRaise(transfer, [], step);
}
