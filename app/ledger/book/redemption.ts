import type { LotDates } from "../../loyalty/calendar";
import { FidelioError } from "../../base/errors";
import { BookError, touch, type Book, type Step, type Transfer } from "./book";
import { compareLots, type Lot } from "./lot";

/** What the transfers of one redemption have moved so far, over all of its life. */
export interface RedemptionHistory {
  /** reserved and neither captured nor released */
  held: number;
  /** captured after its release, as a debt */
  lateOwed: number;
  /** captured, late too, and not given back */
  spent: number;
  /** given back to no lot that had been used */
  returnedElsewhere: number;
  /** what each lot lacks because of it */
  uses: Map<Lot, number>;
}

export function newHistory(): RedemptionHistory {
  return { held: 0, lateOwed: 0, spent: 0, returnedElsewhere: 0, uses: new Map() };
}

/** Takes points out of what is available, soonest expiry first, and holds them. */
export function reserve(book: Book, history: RedemptionHistory, amount: number, step: Step): void {
  const { available } = book.balances;
  if (available < amount) throw new FidelioError("insufficient_points", { memberId: book.memberId, available, asked: amount });
  const transfer = book.move("reserve", "available", "held", amount, `redemption/${step.causeId}/reserve`, step);
  if (transfer) takeNoting(book, history, transfer);
  history.held += amount;
}

/** What is still held was spent. */
export function capture(book: Book, history: RedemptionHistory, step: Step): void {
  if (history.held === 0) throw new FidelioError("conflict", { reason: "nothing-held", redemptionId: step.causeId });
  book.move("capture", "held", "redeemed", history.held, `redemption/${step.causeId}/capture`, step);
  history.spent += history.held;
  history.held = 0;
}

/** What is still held comes back to the lots it was taken from, with their own expiry. */
export function release(book: Book, history: RedemptionHistory, step: Step, graceUntil: string | null): void {
  if (history.held === 0) throw new FidelioError("conflict", { reason: "nothing-held", redemptionId: step.causeId });
  const transfer = book.move("release", "held", "available", history.held, `redemption/${step.causeId}/release`, step);
  history.held = 0;
  if (!transfer) return;
  const { raised, left } = returnToLots(book, history.uses, transfer.amount, transfer.id);
  if (left > 0) throw new BookError(`redemption ${step.causeId}: its lots lack ${left} of the points it holds`);
  book.afterRaise(transfer, raised, step, graceUntil);
}

/** A code was used after its release: what is available pays, and what is lacking is owed. */
export function lateCapture(book: Book, history: RedemptionHistory, amount: number, step: Step): void {
  const key = `redemption/${step.causeId}/late-capture`;
  const paid = Math.min(amount, book.balances.available);
  const transfer = book.move("late-capture", "available", "redeemed", paid, key, step);
  if (transfer) takeNoting(book, history, transfer);
  book.move("late-capture", "owed", "redeemed", amount - paid, `${key}/owed`, step);
  history.lateOwed += amount - paid;
  history.spent += amount;
}

/**
 * Gives spent points back, as if only the rest had ever been spent: first what was captured as a debt, then to the lots
 * it was taken from, latest expiry first. What no lot gave makes a lot of its own.
 */
export function giveBack(
  book: Book,
  history: RedemptionHistory,
  of: { n: number; amount: number; dates: LotDates | null; graceUntil: string | null },
  step: Step,
): void {
  if (of.amount > history.spent) {
    throw new FidelioError("conflict", { reason: "more-than-spent", redemptionId: step.causeId, spent: history.spent, asked: of.amount });
  }
  const transfer = book.move("give-back", "redeemed", "available", of.amount, `redemption/${step.causeId}/give-back/${of.n}`, step);
  if (!transfer) return;
  history.spent -= of.amount;
  const elsewhere = Math.min(of.amount, history.lateOwed - history.returnedElsewhere);
  const { raised, left } = returnToLots(book, history.uses, of.amount - elsewhere, transfer.id);
  if (elsewhere + left > 0) {
    const lot = book.lotOf("redemption", step.causeId, `given-back/${of.n}`, of.dates ?? datesLike(history, step.at));
    lot.approved = true;
    lot.amount += elsewhere + left;
    lot.remaining += elsewhere + left;
    history.returnedElsewhere += elsewhere + left;
    raised.push(lot);
  }
  book.afterRaise(transfer, raised, step, of.graceUntil);
}

/** Of points without a lot: they end when the last of the redemption's own lots does. */
function datesLike(history: RedemptionHistory, at: string): LotDates {
  const last = [...history.uses.keys()].sort(compareLots).at(-1);
  return { earnedAt: at, availableAt: at, expiresAt: last?.expiresAt ?? null };
}

function takeNoting(book: Book, history: RedemptionHistory, transfer: Transfer): void {
  for (const { lot, amount } of book.takeSoonest(transfer)) history.uses.set(lot, (history.uses.get(lot) ?? 0) + amount);
}

/** Returns points to the lots that `uses` says lack them, latest expiry first; `left` is what no lot lacks. */
export function returnToLots(book: Book, uses: Map<Lot, number>, amount: number, transferId: string): { raised: Lot[]; left: number } {
  const raised: Lot[] = [];
  let left = amount;
  for (const lot of [...uses.keys()].sort(compareLots).reverse()) {
    if (left === 0) break;
    const lacking = uses.get(lot) ?? 0;
    const part = Math.min(left, lacking);
    if (part <= 0) continue;
    left -= part;
    uses.set(lot, lacking - part);
    book.sheet.uses.push({ transferId, lotId: lot.id, amount: -part });
    raised.push(give(book, lot, part));
  }
  return { raised, left };
}

/** A merge can have left the lot with the other member: then the points go to this member's lot of the same cause. */
function give(book: Book, lot: Lot, amount: number): Lot {
  let own = lot;
  if (lot.memberId !== book.memberId) {
    own = book.lotOf(lot.causeType, lot.causeId, lot.source, lot);
    own.approved = true;
    own.amount += amount;
  }
  own.remaining += amount;
  touch(own);
  return own;
}
