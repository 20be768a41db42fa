import type { LotDates } from "../loyalty/calendar";
import type { Account, Explanation, TransferKind } from "../loyalty/words";

/** Why points move: ids and codes of our own, never a name. Cause keys are built from it. */
export interface Cause {
  /** order, redemption, adjustment, import, signup, event, member, merge … */
  type: string;
  id: string;
}

interface OfMember {
  /** our own id; a member that was merged into another stands for that one */
  memberId: string;
  /** business time of the fact, RFC 3339 in UTC with milliseconds */
  at: string;
  programVersion?: number | null;
}
interface Explained extends OfMember {
  /** codes and figures; its sentence is made on reading */
  explanation: Explanation;
}

/**
 * One judgement of one order for one member: what is granted and clawed back on top of what was posted before.
 * Its keys are `order/<orderId>/<posting>/<kind>/<source>`: the caller raises `posting` under the member's lock.
 */
export interface OrderOperation extends Explained {
  kind: "order";
  orderId: string;
  posting: number;
  /** of the order's lots; a lot that is held with other dates takes these over, whatever is granted */
  dates: LotDates;
  /** whole points, each at least 0; `dates` where they are not the order's */
  sources: Array<{ source: string; grant: number; clawBack: number; dates?: LotDates }>;
}

/** Points of a rule that is not of an order: once for a cause and source. Key `<type>/<id>/grant/<source>`. */
export interface GrantOperation extends Explained {
  kind: "grant";
  cause: Cause;
  source: string;
  amount: number;
  dates: LotDates;
}

/** Takes back what a grant's lot has pending still; what can be spent stays. Key `<type>/<id>/withdraw/<source>`. */
export interface WithdrawOperation extends Explained {
  kind: "withdraw";
  cause: Cause;
  source: string;
}

/**
 * A grant's ground is gone, also after its points could be spent: from the first of these that has any, as for an order. Key
 * `<type>/<id>/take-back/<source>/<account it takes from>`.
 */
export interface TakeBackOperation extends Explained {
  kind: "take-back";
  /** of the grant */
  cause: Cause;
  source: string;
  amount: number;
}

/** Newer facts date a grant's lot anew, unless it has expired. No points move, so it has no key and no transfer. */
export interface RedateOperation extends OfMember {
  kind: "redate";
  cause: Cause;
  source: string;
  dates: LotDates;
}

/** A correction by the merchant, up or down. Down: at most what is available, else `insufficient_points`. Key `<type>/<id>/adjust`. */
export interface AdjustOperation extends Explained {
  kind: "adjust";
  cause: Cause;
  amount: number;
  /** of the lot of what is added; null: available at once, without an end */
  dates: LotDates | null;
  /** the transfer that this one undoes: its points go back to, or come first from, the lots it moved */
  reverses?: string | null;
}

/** Takes `amount` from what is available, soonest expiry first; `insufficient_points` when there is less. */
export interface ReserveOperation extends Explained {
  kind: "reserve";
  redemptionId: string;
  amount: number;
  /** its redemption was written in this very transaction: the ledger holds nothing of it, and is not asked */
  first?: true;
}

/** All that the redemption still holds is spent (capture), or comes back to its lots with their own expiry (release). */
export interface EndHoldOperation extends Explained {
  kind: "capture" | "release";
  redemptionId: string;
  /** release: until when points stay that come back after their lot's date (the program's `returnGraceDays`); default: they expire at once */
  graceUntil?: string | null;
}

/** A code was used after its release: taken from what is available, and what is lacking becomes a debt. */
export interface LateCaptureOperation extends Explained {
  kind: "late-capture";
  redemptionId: string;
  amount: number;
}

/** The n-th giving back of a captured redemption, after a cancellation or refund. Key `redemption/<id>/give-back/<n>`. */
export interface GiveBackOperation extends Explained {
  kind: "give-back";
  redemptionId: string;
  n: number;
  amount: number;
  /** of points that no lot gave (a late capture's debt); default: the latest expiry among the redemption's lots */
  dates?: LotDates | null;
  /** as for a release */
  graceUntil?: string | null;
}

/** Points from elsewhere, and their undoing, which may leave a debt. Keys `<type>/<id>/import` and `…/undo-import`. */
export interface ImportOperation extends Explained {
  kind: "import";
  cause: Cause;
  amount: number;
  dates: LotDates;
}
export interface UndoImportOperation extends Explained {
  kind: "undo-import";
  /** of the import */
  cause: Cause;
}

/** The merchant forgives a debt, at most what is owed. Key `<type>/<id>/write-off`. */
export interface WriteOffOperation extends Explained {
  kind: "write-off";
  cause: Cause;
  amount: number;
}

/** All pending and available points expire; `conflict` while a redemption still holds some: release it in the same posting. It explains itself. Key `<type>/<id>/forfeit`. */
export interface ForfeitOperation extends OfMember {
  kind: "forfeit";
  cause: Cause;
}

/** Everything of the member `from` (points, lots, holds, debt) becomes that of `memberId`. It explains itself. Key `merge/<from>`. */
export interface MergeOperation extends OfMember {
  kind: "merge";
  from: string;
}

export type Operation =
  | OrderOperation
  | GrantOperation
  | WithdrawOperation
  | TakeBackOperation
  | RedateOperation
  | AdjustOperation
  | ReserveOperation
  | EndHoldOperation
  | LateCaptureOperation
  | GiveBackOperation
  | ImportOperation
  | UndoImportOperation
  | WriteOffOperation
  | ForfeitOperation
  | MergeOperation;

/** A row of the ledger, as written. */
export interface PostedTransfer {
  id: string;
  memberId: string;
  from: Account;
  to: Account;
  amount: number;
  kind: TransferKind;
  causeKey: string;
  at: string;
}

export interface PostedOperation {
  operation: Operation;
  /** its cause key was posted before, with the same content: nothing moved now, `transfers` are the held ones */
  replayed: boolean;
  /** its own transfers and what followed from them at once: repayments, and the expiry of what came back too late */
  transfers: PostedTransfer[];
}
