import type { LotDates } from "../../loyalty/calendar";
import { touch, type Book, type Step } from "./book";
import type { Lot } from "./lot";

/** Adds points to the lot of a cause and source: pending until the lot is approved. `kind` import brings them from elsewhere. */
export function grant(
  book: Book,
  of: { source: string; amount: number; dates: LotDates; causeKey: string; kind?: "grant" | "import" | "adjust" },
  step: Step,
): void {
  const kind = of.kind ?? "grant";
  const lot = book.lotOf(step.causeType, step.causeId, of.source, of.dates);
  if (kind !== "grant") lot.approved = true;
  // the first points of a lot were earned when its dates say; later ones are of the fact that raised them
  const at = lot.amount === 0 && kind === "grant" ? lot.earnedAt : step.at;
  const dated = at === step.at ? step : { ...step, at };
  const to = lot.approved ? "available" : "pending";
  const transfer = book.move(kind, kind === "import" ? "opening" : "issued", to, of.amount, of.causeKey, dated);
  if (!transfer) return;
  lot.amount += of.amount;
  lot.remaining += of.amount;
  touch(lot);
  // a date that passes for the first time is due in its own right, in time order; one that passed before is not asked again
  if (lot.approved) book.afterRaise(transfer, lot.expiryFollows === null ? [] : [lot], step);
}

/**
 * Newer facts may date an order's lot anew. What has expired stays so, what is available stays so, and days of grace are
 * not cut short.
 */
export function redate(lot: Lot, dates: LotDates): void {
  if (lot.earnedAt === dates.earnedAt && lot.availableAt === dates.availableAt && lot.expiresAt === dates.expiresAt) return;
  if (lot.expiryFollows !== null) return;
  lot.earnedAt = dates.earnedAt;
  lot.availableAt = dates.availableAt;
  lot.expiresAt = dates.expiresAt;
  touch(lot);
}
