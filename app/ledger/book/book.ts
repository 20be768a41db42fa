import type { LotDates } from "../../loyalty/calendar";
import type { Account, MemberAccount, TransferKind } from "../../loyalty/words";
import { compareLots, lotKey, type Lot } from "./lot";
import { reasons } from "./reasons";

export interface Balances {
  pending: number;
  available: number;
  held: number;
  owed: number;
}

/** A row of the ledger to be written. */
export interface Transfer {
  id: string;
  memberId: string;
  from: Account;
  to: Account;
  amount: number;
  kind: TransferKind;
  causeType: string;
  causeId: string;
  causeKey: string;
  reverses: string | null;
  programVersion: number | null;
  /** the explanation as JSON */
  explanation: string;
  at: string;
}

/** What the transfers of one step have in common. */
export interface Step {
  causeType: string;
  causeId: string;
  at: string;
  /** as JSON */
  explanation: string;
  programVersion: number | null;
  reverses?: string | null;
}

export interface LotUse {
  transferId: string;
  lotId: string;
  /** taken is positive, returned negative */
  amount: number;
}

/** What the books of one posting share: ids, the instant, and where rows go. */
export interface Sheet {
  readonly now: string;
  readonly newId: () => string;
  transfers: Transfer[];
  uses: LotUse[];
  /** parts of judgements whose claw-back was posted together with their grant */
  takenAtOnce: Set<object>;
}

export function newSheet(now: string, newId: () => string): Sheet {
  return { now, newId, transfers: [], uses: [], takenAtOnce: new Set() };
}

/** A fault of the ledger itself, never of a caller: nothing of the posting may be kept. */
export class BookError extends Error {
  override name = "BookError";
}

/**
 * One member's balances and lots in memory. Every command moves points by `move`, which keeps the balances, and by
 * `take` and `give`, which keep the lots; `check` compares the two. No I/O and no clock: the instant is a parameter.
 */
export class Book {
  readonly lots = new Map<string, Lot>();
  changed = false;

  /** `lots` are at least all of the member's that have points left */
  constructor(
    readonly memberId: string,
    readonly balances: Balances,
    readonly sheet: Sheet,
    lots: Iterable<Lot> = [],
  ) {
    for (const lot of lots) this.lots.set(lotKey(lot.causeType, lot.causeId, lot.source), lot);
  }

  /** Records a transfer; null when there is nothing to move. */
  move(kind: TransferKind, from: Account, to: Account, amount: number, causeKey: string, step: Step): Transfer | null {
    if (amount === 0) return null;
    if (!Number.isSafeInteger(amount) || amount < 0) throw new BookError(`${causeKey}: ${amount} is no amount of points`);
    this.#add(from, -amount, causeKey);
    this.#add(to, amount, causeKey);
    const { causeType, causeId, at, explanation, programVersion } = step;
    const transfer: Transfer = {
      id: this.sheet.newId(),
      memberId: this.memberId,
      from,
      to,
      amount,
      kind,
      causeType,
      causeId,
      causeKey,
      reverses: step.reverses ?? null,
      programVersion,
      explanation,
      at,
    };
    this.sheet.transfers.push(transfer);
    this.changed = true;
    return transfer;
  }

  /** A debt is what a member account owes the program, so it grows by what leaves it. */
  #add(account: Account, amount: number, causeKey: string): void {
    if (account !== "pending" && account !== "available" && account !== "held" && account !== "owed") return;
    const balance = (this.balances[account satisfies MemberAccount] += account === "owed" ? -amount : amount);
    if (balance < 0) throw new BookError(`${causeKey}: ${account} of member ${this.memberId} would be ${balance}`);
  }

  take(lot: Lot, amount: number, transfer: Transfer): void {
    if (amount > lot.remaining) throw new BookError(`lot ${lot.id} has ${lot.remaining}, not ${amount}`);
    lot.remaining -= amount;
    touch(lot);
    this.sheet.uses.push({ transferId: transfer.id, lotId: lot.id, amount });
  }

  /** Takes `transfer.amount` from what is available, soonest expiry first, and says how much of which lot. */
  takeSoonest(transfer: Transfer): Array<{ lot: Lot; amount: number }> {
    const taken: Array<{ lot: Lot; amount: number }> = [];
    let left = transfer.amount;
    for (const lot of this.availableLots()) {
      const amount = Math.min(left, lot.remaining);
      this.take(lot, amount, transfer);
      taken.push({ lot, amount });
      left -= amount;
      if (left === 0) return taken;
    }
    throw new BookError(`${transfer.causeKey}: the lots of member ${this.memberId} lack ${left} available points`);
  }

  /** The member's lot of a cause and source, where it is known. */
  findLot(causeType: string, causeId: string, source: string): Lot | undefined {
    return this.lots.get(lotKey(causeType, causeId, source));
  }

  /** The member's lot of a cause and source, made when there is none. It is approved from the start when nothing is pending. */
  lotOf(causeType: string, causeId: string, source: string, dates: LotDates): Lot {
    const key = lotKey(causeType, causeId, source);
    let lot = this.lots.get(key);
    if (!lot) {
      lot = {
        id: this.sheet.newId(),
        memberId: this.memberId,
        causeType,
        causeId,
        source,
        amount: 0,
        remaining: 0,
        expired: 0,
        approved: dates.availableAt <= dates.earnedAt,
        earnedAt: dates.earnedAt,
        availableAt: dates.availableAt,
        expiresAt: dates.expiresAt,
        expiryFollows: null,
        state: "new",
      };
      this.lots.set(key, lot);
    }
    return lot;
  }

  availableLots(): Lot[] {
    const live: Lot[] = [];
    for (const lot of this.lots.values()) if (lot.approved && lot.remaining > 0 && lot.memberId === this.memberId) live.push(lot);
    return live.length > 1 ? live.sort(compareLots) : live;
  }

  /**
   * What follows at once from a transfer that raised `available`: a debt is repaid, and what came back to a lot after its
   * date expires under a key that names the transfer, or stays until `graceUntil` where the program gives days of grace.
   */
  afterRaise(transfer: Transfer, raised: readonly Lot[], step: Step, graceUntil: string | null = null): void {
    const { balances, sheet } = this;
    if (balances.owed > 0 && balances.available > 0) {
      const repaid = Math.min(balances.owed, balances.available);
      const repayment = this.move("repay", "available", "owed", repaid, `${transfer.causeKey}/repay`, {
        ...step,
        explanation: reasons.repaid(repaid),
      });
      if (repayment) this.takeSoonest(repayment);
    }
    for (const lot of raised) {
      if (lot.remaining === 0 || !lot.approved || lot.expiresAt === null || lot.expiresAt > sheet.now) continue;
      if (graceUntil !== null && graceUntil > sheet.now) {
        lot.expiresAt = graceUntil;
        lot.expiryFollows = transfer.id;
        touch(lot);
        continue;
      }
      this.expire(lot, `lot/${lot.id}/expire/${transfer.id}`, step.at > lot.expiresAt ? step.at : lot.expiresAt, reasons.expiredOnReturn);
    }
  }

  /** What a lot still has expires. */
  expire(lot: Lot, causeKey: string, at: string, because = reasons.expired): void {
    const step: Step = { causeType: "lot", causeId: lot.id, at, explanation: because(lot.remaining), programVersion: null };
    const transfer = this.move("expire", "available", "expired", lot.remaining, causeKey, step);
    if (!transfer) return;
    this.take(lot, transfer.amount, transfer);
    lot.expired += transfer.amount;
    lot.expiryFollows = transfer.id;
  }

  /** The lots say what the balances say. Call after every posting; all lots with points left are in the book. */
  check(): void {
    let pending = 0;
    let available = 0;
    for (const lot of this.lots.values()) {
      if (lot.memberId !== this.memberId) continue;
      if (lot.remaining < 0 || lot.expired < 0 || lot.remaining + lot.expired > lot.amount)
        throw new BookError(`lot ${lot.id} does not add up`);
      if (lot.approved) available += lot.remaining;
      else pending += lot.remaining;
    }
    const { balances } = this;
    if (pending !== balances.pending || available !== balances.available) {
      throw new BookError(
        `member ${this.memberId}: lots hold ${pending} pending and ${available} available, balances ${balances.pending} and ${balances.available}`,
      );
    }
    if (balances.available > 0 && balances.owed > 0) throw new BookError(`member ${this.memberId} has points beside a debt`);
  }
}

export function touch(lot: Lot): void {
  if (lot.state === "kept") lot.state = "changed";
}
