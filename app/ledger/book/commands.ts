import type { Cause, Operation } from "../operations";
import { adjustDown, adjustUp } from "./adjust";
import type { Book, Step } from "./book";
import { forfeit, writeOff } from "./end";
import { grant, redate } from "./grant";
import type { Lot } from "./lot";
import { mergeBooks } from "./merge";
import { postOrder } from "./order";
import * as redemption from "./redemption";
import { takeBack } from "./take-back";

/** What an operation needs beside its member's book. */
export interface Known {
  book(memberId: string): Book;
  history(redemptionId: string): redemption.RedemptionHistory;
  /** what an earlier transfer did, for an adjustment that undoes it */
  moved(transferId: string): Moved;
  /** how much an import brought */
  imported(cause: Cause): number;
}
export interface Moved {
  /** the lot that it made */
  own: Lot | undefined;
  /** what it took from which lots */
  uses: Map<Lot, number>;
}

function stepOf(operation: Operation, cause: Cause): Step {
  return {
    causeType: cause.type,
    causeId: cause.id,
    at: operation.at,
    explanation: "explanation" in operation ? JSON.stringify(operation.explanation) : "{}",
    programVersion: operation.programVersion ?? null,
  };
}

/** Applies one operation to its member's book. `granting`: of an order or adjustment the part that adds points, else the part that takes them. */
export function command(operation: Operation, granting: boolean, book: Book, known: Known): void {
  switch (operation.kind) {
    case "order":
      return postOrder(operation, granting, book, stepOf(operation, { type: "order", id: operation.orderId }));
    case "grant": {
      const { cause, source, amount, dates } = operation;
      return grant(book, { source, amount, dates, causeKey: `${cause.type}/${cause.id}/grant/${source}` }, stepOf(operation, cause));
    }
    case "withdraw": {
      const { cause, source } = operation;
      const own = book.findLot(cause.type, cause.id, source);
      if (own === undefined || own.approved || own.remaining === 0) return;
      const causeKey = `${cause.type}/${cause.id}/withdraw/${source}`;
      return takeBack(book, { kind: "claw-back", to: "issued", own, amount: own.remaining, causeKey }, stepOf(operation, cause));
    }
    case "take-back": {
      const { cause, source, amount } = operation;
      const own = book.findLot(cause.type, cause.id, source);
      const causeKey = `${cause.type}/${cause.id}/take-back/${source}`;
      return takeBack(book, { kind: "claw-back", to: "issued", own, amount, causeKey }, stepOf(operation, cause));
    }
    case "redate": {
      const own = book.findLot(operation.cause.type, operation.cause.id, operation.source);
      if (own !== undefined) redate(own, operation.dates);
      return;
    }
    case "adjust": {
      if (operation.amount > 0 !== granting) return;
      const moved = operation.reverses ? known.moved(operation.reverses) : null;
      const step = { ...stepOf(operation, operation.cause), reverses: operation.reverses ?? null };
      return granting ? adjustUp(book, operation, moved, step) : adjustDown(book, operation, moved, step);
    }
    case "reserve":
    case "capture":
    case "release":
    case "late-capture":
    case "give-back":
      return commandRedemption(operation, book, known);
    case "import": {
      const { cause, amount, dates } = operation;
      const causeKey = `${cause.type}/${cause.id}/import`;
      return grant(book, { source: "import", amount, dates, causeKey, kind: "import" }, stepOf(operation, cause));
    }
    case "undo-import": {
      const { cause } = operation;
      const own = book.findLot(cause.type, cause.id, "import");
      const causeKey = `${cause.type}/${cause.id}/undo-import`;
      const amount = known.imported(cause);
      return takeBack(book, { kind: "undo-import", to: "opening", own, amount, causeKey }, stepOf(operation, cause));
    }
    case "write-off":
      return writeOff(book, operation, stepOf(operation, operation.cause));
    case "forfeit":
      return forfeit(book, operation.cause, stepOf(operation, operation.cause));
    case "merge":
      return mergeBooks(known.book(operation.from), book, stepOf(operation, { type: "merge", id: operation.from }));
  }
}

type OfRedemption = Extract<Operation, { redemptionId: string }>;

function commandRedemption(operation: OfRedemption, book: Book, known: Known): void {
  const step = stepOf(operation, { type: "redemption", id: operation.redemptionId });
  const history = known.history(operation.redemptionId);
  switch (operation.kind) {
    case "reserve":
      return redemption.reserve(book, history, operation.amount, step);
    case "capture":
      return redemption.capture(book, history, step);
    case "release":
      return redemption.release(book, history, step, operation.graceUntil ?? null);
    case "late-capture":
      return redemption.lateCapture(book, history, operation.amount, step);
    case "give-back": {
      const { n, amount, dates = null, graceUntil = null } = operation;
      return redemption.giveBack(book, history, { n, amount, dates, graceUntil }, step);
    }
  }
}
